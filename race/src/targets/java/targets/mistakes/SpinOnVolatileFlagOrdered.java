package targets.mistakes;

import targets.Run;

/** Ordered: a loop that waits for a volatile flag. */
final class SpinOnVolatileFlagOrdered {
  private static int data;
  private static volatile boolean ready;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          ready = true;
        },
        () -> {
          while (!ready) {
            Run.sleep(1);
          }
          Run.use(data);
        });
  }
}
