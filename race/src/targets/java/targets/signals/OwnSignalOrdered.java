package targets.signals;

import targets.Run;

/** Ordered: the last signal was made by the thread that waits, so it was for another. */
// stopped: 8
// exit: 143
// prints: waits
final class OwnSignalOrdered {
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    System.out.println("waits");
    synchronized (LOCK) {
      LOCK.notify();
      Run.use(LOCK);
      LOCK.wait();
    }
  }
}
