package targets.locations;

import targets.Run;

/** Racy: one element. */
final class SameElementRacy {
  private static final byte[] BYTES = new byte[1000];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BYTES[700] = 1; // race: write
        },
        () -> {
          Run.use(BYTES[700]); // race: read
        });
  }
}
