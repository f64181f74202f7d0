package targets.locations;

import targets.Run;

/** Racy: a long is one location. */
final class LongRacy {
  private static long wide;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          wide = -1L; // race: write
        },
        () -> {
          Run.use(wide); // race: read
        });
  }
}
