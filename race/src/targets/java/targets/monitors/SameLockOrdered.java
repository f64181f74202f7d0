package targets.monitors;

import targets.Run;

/** Ordered: one lock. */
final class SameLockOrdered {
  private static int data;
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            data = 1;
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(data);
          }
        });
  }
}
