package app;

/** An account, without the lock that it needs. */
final class Account {

  private long balance;

  void deposit(long amount) {
    balance += amount;
  }

  long balance() {
    return balance;
  }
}
