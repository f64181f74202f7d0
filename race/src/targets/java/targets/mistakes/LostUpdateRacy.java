package targets.mistakes;

import targets.Run;

/** Racy: a counter without a lock. */
final class LostUpdateRacy {
  private static int count;

  private static void addAll() {
    for (int i = 0; i < 1_000; i++) {
      count++; // race: update
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          addAll();
        },
        () -> {
          addAll();
        });
  }
}
