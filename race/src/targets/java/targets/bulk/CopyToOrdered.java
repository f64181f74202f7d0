package targets.bulk;

import targets.Run;

/** Ordered: elements written in bulk, under a lock. */
final class CopyToOrdered {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            System.arraycopy(OTHER, 0, ARRAY, 100, 500);
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(ARRAY[400]);
          }
        });
  }
}
