package targets.bulk;

import targets.Run;

/** Racy: elements written in bulk. */
final class CopyToRacy {
  private static final int[] ARRAY = new int[600];
  private static final int[] OTHER = new int[600];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          System.arraycopy(OTHER, 0, ARRAY, 100, 500); // race: write
        },
        () -> {
          Run.use(ARRAY[400]); // race: read
        });
  }
}
