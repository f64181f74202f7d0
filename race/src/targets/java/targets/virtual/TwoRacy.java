package targets.virtual;

/** Racy: two virtual threads, also on one carrier. */
// jdk: 21
final class TwoRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread one =
        Thread.startVirtualThread(
            () -> {
              data = 1; // race: write
            });
    Thread other =
        Thread.startVirtualThread(
            () -> {
              data = 2; // race: write
            });
    one.join();
    other.join();
  }
}
