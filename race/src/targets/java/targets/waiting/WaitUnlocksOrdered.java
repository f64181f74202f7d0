package targets.waiting;

import targets.Run;

/** Ordered: wait gives the lock back. */
final class WaitUnlocksOrdered {
  private static int data;
  private static final Object LOCK = new Object();
  private static boolean ready;
  private static boolean done;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            data = 1;
            ready = true;
            while (!done) {
              LOCK.wait(100);
            }
            Run.use(data);
          }
        },
        () -> {
          boolean seen = false;
          while (!seen) {
            synchronized (LOCK) {
              if (ready) {
                data = 2;
                done = true;
                LOCK.notifyAll();
                seen = true;
              }
            }
          }
        });
  }
}
