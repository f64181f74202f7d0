package targets.bulk;

import java.util.Arrays;
import targets.Run;

/** Racy: a part of an array is summed up. */
final class ParallelPrefixRacy {
  private static final int[] ARRAY = new int[64];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Arrays.parallelPrefix(ARRAY, 8, 16, Integer::sum); // race: write
        },
        () -> {
          Run.use(ARRAY[15]); // race: read
        });
  }
}
