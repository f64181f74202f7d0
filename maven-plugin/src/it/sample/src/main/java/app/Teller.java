package app;

/** Deposits money, one coin at a time. */
final class Teller implements Runnable {

  private final Account account;
  private final int coins;

  Teller(Account account, int coins) {
    this.account = account;
    this.coins = coins;
  }

  @Override
  public void run() {
    for (int i = 0; i < coins; i++) {
      account.deposit(1);
    }
  }
}
