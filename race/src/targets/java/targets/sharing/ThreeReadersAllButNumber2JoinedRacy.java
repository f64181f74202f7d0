package targets.sharing;

import targets.Run;

/** Racy: 3 readers, then a write. */
final class ThreeReadersAllButNumber2JoinedRacy {
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
    reader0.join();
    reader1.join();
    data = 1; // race: write
    reader2.join();
  }
}
