package targets.volatiles;

import targets.Run;

/** Racy: written after a volatile write. */
final class FlagRacy {
  private static int data;
  private static volatile boolean ready;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ready = true;
          data = 1; // race: write
        },
        () -> {
          while (!ready) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
