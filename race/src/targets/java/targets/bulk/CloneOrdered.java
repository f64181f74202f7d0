package targets.bulk;

import targets.Run;

/** Ordered: elements read in bulk, under a lock. */
final class CloneOrdered {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            Run.use(ARRAY.clone());
          }
        },
        () -> {
          synchronized (LOCK) {
            ARRAY[400] = 1;
          }
        });
  }
}
