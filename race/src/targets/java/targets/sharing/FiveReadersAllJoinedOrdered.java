package targets.sharing;

import targets.Run;

/** Ordered: 5 readers, then a write. */
final class FiveReadersAllJoinedOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread reader0 =
        Run.start(
            () -> {
              Run.use(data);
            });
    Thread reader1 =
        Run.start(
            () -> {
              Run.use(data);
            });
    Thread reader2 =
        Run.start(
            () -> {
              Run.use(data);
            });
    Thread reader3 =
        Run.start(
            () -> {
              Run.use(data);
            });
    Thread reader4 =
        Run.start(
            () -> {
              Run.use(data);
            });
    reader0.join();
    reader1.join();
    reader2.join();
    reader3.join();
    reader4.join();
    data = 1;
  }
}
