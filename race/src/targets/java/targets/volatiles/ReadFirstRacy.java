package targets.volatiles;

import targets.Run;

/** Racy: two threads that only read a volatile. */
final class ReadFirstRacy {
  private static int data;
  private static volatile boolean ready;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(ready);
          data = 1; // race: write
          Run.use(ready);
        },
        () -> {
          Run.use(ready);
          data = 2; // race: write
        });
  }
}
