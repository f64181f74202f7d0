package app;

/** An account, with the lock that it needs. */
final class Account {

  private long balance;

  synchronized void deposit(long amount) {
    balance += amount;
  }

  synchronized long balance() {
    return balance;
  }
}
