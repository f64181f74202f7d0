package targets.monitors;

import targets.Run;

/** Racy: each access is after its unlock. */
final class AfterUnlockRacy {
  private static int data;
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            Run.use(LOCK);
          }
          data = 1; // race: write
        },
        () -> {
          synchronized (LOCK) {
            Run.use(LOCK);
          }
          Run.use(data); // race: read
        });
  }
}
