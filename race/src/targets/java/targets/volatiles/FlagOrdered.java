package targets.volatiles;

import targets.Run;

/** Ordered: written before a volatile write. */
final class FlagOrdered {
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
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
