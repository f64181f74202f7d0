package targets.bulk;

import targets.Run;

/** Ordered: elements read in bulk, under a lock. */
final class CopyFromOrdered {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            System.arraycopy(ARRAY, 100, OTHER, 0, 500);
          }
        },
        () -> {
          synchronized (LOCK) {
            ARRAY[400] = 1;
          }
        });
  }
}
