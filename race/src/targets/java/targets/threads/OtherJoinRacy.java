package targets.threads;

import targets.Run;

/** Racy: joined another thread. */
final class OtherJoinRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread writer =
        Run.start(
            () -> {
              data = 1; // race: write
            });
    Thread other = Run.start(() -> {});
    other.join();
    Run.use(data); // race: read
    writer.join();
  }
}
