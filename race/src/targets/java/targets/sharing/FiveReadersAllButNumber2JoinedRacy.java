package targets.sharing;

import targets.Run;

/** Racy: 5 readers, then a write. */
final class FiveReadersAllButNumber2JoinedRacy {
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
              Run.use(data); // race: read
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
    reader3.join();
    reader4.join();
    data = 1; // race: write
    reader2.join();
  }
}
