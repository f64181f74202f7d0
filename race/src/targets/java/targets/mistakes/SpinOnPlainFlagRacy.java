package targets.mistakes;

import targets.Run;

/** Racy: a loop that waits for a plain flag. */
final class SpinOnPlainFlagRacy {
  private static int data;
  private static boolean ready;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write B
          ready = true; // race: write A
        },
        () -> {
          while (!ready) { // race: read A
            Run.sleep(1);
          }
          Run.use(data); // race: read B
        });
  }
}
