package targets.waiting;

import targets.Run;

/** Racy: a wait that times out learns of nobody who does not lock. */
final class TimeoutRacy {
  private static int data;
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
        },
        () -> {
          synchronized (LOCK) {
            LOCK.wait(20);
            Run.use(data); // race: read
          }
        });
  }
}
