package targets.bulk;

import java.util.Arrays;
import targets.Run;

/** Racy: all elements are set by other threads. */
final class ParallelSetAllRacy {
  private static final int[] ARRAY = new int[64];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Arrays.parallelSetAll(ARRAY, i -> i); // race: write
        },
        () -> {
          Run.use(ARRAY[63]); // race: read
        });
  }
}
