package targets.order;

import targets.Run;

/** Racy: two writes. */
final class TwoWritesRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
        },
        () -> {
          data = 2; // race: write
        });
  }
}
