package targets.order;

import targets.Run;

/** Racy: a sleep orders nothing. */
final class SleepRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
        },
        () -> {
          Run.sleep(30);
          Run.use(data); // race: read
        });
  }
}
