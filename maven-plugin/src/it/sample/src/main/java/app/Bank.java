package app;

/** Several tellers, one account. */
final class Bank {

  private final Account account = new Account();

  /** The balance when all tellers have gone home. */
  long open(int tellers, int coins) throws InterruptedException {
    Thread[] threads = new Thread[tellers];
    for (int i = 0; i < tellers; i++) {
      threads[i] = new Thread(new Teller(account, coins), "teller-" + i);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return account.balance();
  }
}
