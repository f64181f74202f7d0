package targets.volatiles;

import targets.Run;

/** Ordered: each later read learns of the write. */
final class EveryReaderOrdered {
  private static int data;
  private static volatile boolean ready;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Thread second =
              Run.start(
                  () -> {
                    while (!ready) {
                      Thread.onSpinWait();
                    }
                    Run.use(data);
                  });
          while (!ready) {
            Thread.onSpinWait();
          }
          Run.use(data);
          second.join();
        },
        () -> {
          data = 1;
          ready = true;
        });
  }
}
