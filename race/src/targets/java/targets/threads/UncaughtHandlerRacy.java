package targets.threads;

import targets.Run;

/** Racy: nobody has joined. */
final class UncaughtHandlerRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread failing =
        new Thread(
            () -> {
              throw new IllegalStateException();
            });
    failing.setUncaughtExceptionHandler(
        (t, e) -> {
          data = 1; // race: write
        });
    failing.start();
    Run.use(data); // race: read
    failing.join();
  }
}
