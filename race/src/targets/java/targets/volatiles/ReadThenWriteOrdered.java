package targets.volatiles;

import targets.Run;

/** Ordered: a read before a volatile write, and a write after it is seen. */
final class ReadThenWriteOrdered {
  private static int data;
  private static volatile boolean ready;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(data);
          ready = true;
        },
        () -> {
          while (!ready) {
            Thread.onSpinWait();
          }
          data = 1;
        });
  }
}
