package targets.waiting;

import targets.Run;

/** Ordered: written before a notify that a timed wait sees. */
final class TimedWaitOrdered {
  private static int data;
  private static final Object LOCK = new Object();
  private static boolean sent;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          synchronized (LOCK) {
            sent = true;
            LOCK.notify();
          }
        },
        () -> {
          synchronized (LOCK) {
            while (!sent) {
              LOCK.wait(5);
            }
          }
          Run.use(data);
        });
  }
}
