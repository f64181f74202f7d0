package targets.volatiles;

import targets.Run;

/** Ordered: written before a volatile write of a long. */
final class LongOrdered {
  private static int data;
  private static volatile long version;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          version = 1L << 40;
        },
        () -> {
          while (version == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
