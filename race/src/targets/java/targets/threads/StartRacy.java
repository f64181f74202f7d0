package targets.threads;

import targets.Run;

/** Racy: written after start. */
final class StartRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread thread =
        Run.start(
            () -> {
              Run.use(data); // race: read
            });
    data = 1; // race: write
    thread.join();
  }
}
