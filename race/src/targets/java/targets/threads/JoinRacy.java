package targets.threads;

import targets.Run;

/** Racy: read before join. */
final class JoinRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread thread =
        Run.start(
            () -> {
              data = 1; // race: write
            });
    Run.use(data); // race: read
    thread.join();
  }
}
