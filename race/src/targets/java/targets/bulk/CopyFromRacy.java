package targets.bulk;

import targets.Run;

/** Racy: elements read in bulk. */
final class CopyFromRacy {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          System.arraycopy(ARRAY, 100, OTHER, 0, 500); // race: read
        },
        () -> {
          ARRAY[400] = 1; // race: write
        });
  }
}
