package targets.threads;

import targets.Run;

/** Racy: also in places that ended threads had. */
final class AfterReuseRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 300; i++) {
      Thread thread = new Thread(() -> data++);
      thread.start();
      thread.join();
    }
    Run.both(
        () -> {
          data = 1; // race: write
        },
        () -> {
          Run.use(data); // race: read
        });
  }
}
