package targets.locations;

import targets.Run;

/** Racy: a row of two dimensions. */
final class NestedArraysRacy {
  private static final Object[][] GRID = new Object[4][4];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          GRID[2][1] = GRID; // race: write
        },
        () -> {
          Object[] row = GRID[2];
          Run.use(row[1]); // race: read
        });
  }
}
