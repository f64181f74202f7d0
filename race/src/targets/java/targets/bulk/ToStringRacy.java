package targets.bulk;

import java.util.Arrays;
import targets.Run;

/** Racy: elements read in bulk. */
final class ToStringRacy {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(Arrays.toString(ARRAY)); // race: read
        },
        () -> {
          ARRAY[400] = 1; // race: write
        });
  }
}
