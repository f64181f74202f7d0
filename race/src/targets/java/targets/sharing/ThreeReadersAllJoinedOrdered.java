package targets.sharing;

import targets.Run;

/** Ordered: 3 readers, then a write. */
final class ThreeReadersAllJoinedOrdered {
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
    reader0.join();
    reader1.join();
    reader2.join();
    data = 1;
  }
}
