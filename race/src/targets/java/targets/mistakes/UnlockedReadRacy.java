package targets.mistakes;

import targets.Run;

/** Racy: written under a lock and read under none. */
final class UnlockedReadRacy {
  private static int count;
  private static final Object LOCK = new Object();

  private static synchronized void add() {
    count++; // race: write
  }

  private static int get() {
    return count; // race: read
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          add();
        },
        () -> {
          Run.use(get());
        });
  }
}
