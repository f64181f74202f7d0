package targets.waiting;

import targets.Run;

/** Racy: written after a notify that a timed wait sees. */
final class TimedWaitRacy {
  private static int data;
  private static final Object LOCK = new Object();
  private static boolean sent;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            sent = true;
            LOCK.notify();
          }
          data = 1; // race: write
        },
        () -> {
          synchronized (LOCK) {
            while (!sent) {
              LOCK.wait(5);
            }
          }
          Run.use(data); // race: read
        });
  }
}
