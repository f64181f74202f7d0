package targets.bulk;

import java.util.Arrays;
import targets.Run;

/** Ordered: elements written in bulk, under a lock. */
final class FillRangeOrdered {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            Arrays.fill(ARRAY, 300, 500, 7);
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(ARRAY[400]);
          }
        });
  }
}
