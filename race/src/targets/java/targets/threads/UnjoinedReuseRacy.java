package targets.threads;

import targets.Run;

/** Racy: a later thread knows nothing of one that ended and was not joined. */
final class UnjoinedReuseRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread first =
        Run.start(
            () -> {
              data = 1; // race: write
            });
    Run.sleep(30);
    Thread second =
        Run.start(
            () -> {
              Run.use(data); // race: read
            });
    first.join();
    second.join();
  }
}
