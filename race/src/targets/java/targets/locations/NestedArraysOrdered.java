package targets.locations;

import targets.Run;

/** Ordered: rows apart. */
final class NestedArraysOrdered {
  private static final int[][] GRID = new int[4][4];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 4; i++) {
            GRID[0][i]++;
          }
        },
        () -> {
          for (int i = 0; i < 4; i++) {
            GRID[1][i]++;
          }
        });
  }
}
