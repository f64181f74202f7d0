package targets.order;

import targets.Run;

/** Racy: the thread between them did not look at what the first wrote. */
final class TransitivityRacy {
  private static int data;
  private static volatile boolean first;
  private static volatile boolean second;

  public static void main(String[] args) throws Exception {
    Thread writer =
        Run.start(
            () -> {
              data = 1; // race: write
              first = true;
            });
    Thread between = Run.start(() -> second = true);
    Run.both(
        () -> {
          while (!second) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        },
        () -> {});
    writer.join();
    between.join();
  }
}
