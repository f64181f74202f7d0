package targets.bulk;

import java.util.Arrays;
import targets.Run;

/** Ordered: elements beside the part that is summed up. */
final class ParallelPrefixOrdered {
  private static final int[] ARRAY = new int[64];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Arrays.parallelPrefix(ARRAY, 8, 16, Integer::sum);
        },
        () -> {
          ARRAY[7]++;
          ARRAY[16]++;
        });
  }
}
