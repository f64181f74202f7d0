package targets.order;

import targets.Run;

/** Ordered through a third thread. */
final class TransitivityOrdered {
  private static int data;
  private static volatile boolean first;
  private static volatile boolean second;

  public static void main(String[] args) throws Exception {
    Thread writer =
        Run.start(
            () -> {
              data = 1;
              first = true;
            });
    Thread between =
        Run.start(
            () -> {
              while (!first) {
                Thread.onSpinWait();
              }
              second = true;
            });
    Run.both(
        () -> {
          while (!second) {
            Thread.onSpinWait();
          }
          Run.use(data);
        },
        () -> {});
    writer.join();
    between.join();
  }
}
