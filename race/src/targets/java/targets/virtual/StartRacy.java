package targets.virtual;

import targets.Run;

/** Racy: written after a virtual thread was started. */
// jdk: 21
final class StartRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread thread =
        Thread.startVirtualThread(
            () -> {
              Run.use(data); // race: read
            });
    data = 1; // race: write
    thread.join();
  }
}
