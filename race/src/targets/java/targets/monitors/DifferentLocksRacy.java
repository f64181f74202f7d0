package targets.monitors;

import targets.Run;

/** Racy: two locks. */
final class DifferentLocksRacy {
  private static int data;
  private static final Object LOCK = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            data = 1; // race: write
          }
        },
        () -> {
          synchronized (OTHER) {
            Run.use(data); // race: read
          }
        });
  }
}
