package targets.sharing;

import targets.Run;

/** Racy: each of three readers with one writer. */
final class ThreeReadersOneWriterRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread one =
        Run.start(
            () -> {
              Run.use(data); // race: read A
            });
    Thread two =
        Run.start(
            () -> {
              Run.use(data); // race: read B
            });
    Thread three =
        Run.start(
            () -> {
              Run.use(data); // race: read C
            });
    data = 1; // race: write A, write B, write C
    one.join();
    two.join();
    three.join();
  }
}
