package targets.bulk;

import java.util.Arrays;
import targets.Run;

/** Racy: elements written in bulk. */
final class SetAllRacy {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Arrays.setAll(ARRAY, i -> i); // race: write
        },
        () -> {
          Run.use(ARRAY[400]); // race: read
        });
  }
}
