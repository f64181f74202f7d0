package targets.volatiles;

import targets.Run;

/** Racy: written after a volatile write of a long. */
final class LongRacy {
  private static int data;
  private static volatile long version;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          version = 1L << 40;
          data = 1; // race: write
        },
        () -> {
          while (version == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
