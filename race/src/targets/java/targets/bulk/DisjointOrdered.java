package targets.bulk;

import java.util.Arrays;
import targets.Run;

/** Ordered: parts of one array. */
final class DisjointOrdered {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Arrays.fill(ARRAY, 0, 300, 7);
          System.arraycopy(OTHER, 0, ARRAY, 0, 300);
        },
        () -> {
          Arrays.fill(ARRAY, 300, 600, 7);
          System.arraycopy(ARRAY, 300, ARRAY, 301, 299);
        });
  }
}
