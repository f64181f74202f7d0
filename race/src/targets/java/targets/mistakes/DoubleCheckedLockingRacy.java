package targets.mistakes;

import targets.Run;

/** Racy: double-checked locking without volatile. */
final class DoubleCheckedLockingRacy {
  private static DoubleChecked instance;
  private static final Object LOCK = new Object();

  static class DoubleChecked {
    final int value = 1;
  }

  private static int get() {
    if (instance == null) { // race: read
      synchronized (LOCK) {
        if (instance == null) {
          instance = new DoubleChecked(); // race: write
        }
      }
    }
    return 1;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(get());
        },
        () -> {
          Run.use(get());
        });
  }
}
