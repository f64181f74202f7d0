package targets.locations;

import targets.Run;

/** Racy: a double is one location. */
final class DoubleRacy {
  private static double wide;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          wide = 0.5; // race: write
        },
        () -> {
          Run.use((long) wide); // race: read
        });
  }
}
