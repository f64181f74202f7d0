package targets.signals;

import targets.Run;

/** Racy: in a loop, but what is waited for is asked before the lock is taken. */
// stopped: 12
// exit: 143
// prints: waits
final class AskedBeforeLockRacy {
  private static final Object LOCK = new Object();
  private static volatile boolean ready;
  private static Run.Sign asked;
  private static Run.Sign told;

  public static void main(String[] args) throws Exception {
    asked = new Run.Sign();
    told = new Run.Sign();
    Run.start(AskedBeforeLockRacy::await);
    asked.await();
    ready = true;
    synchronized (LOCK) {
      LOCK.notify(); // signal: signal
    }
    told.give();
    System.out.println("waits");
  }

  private static void await() throws InterruptedException {
    while (!ready) {
      asked.give();
      told.await();
      synchronized (LOCK) {
        LOCK.wait(); // signal: wait
      }
    }
  }
}
