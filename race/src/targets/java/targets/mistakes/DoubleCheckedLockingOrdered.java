package targets.mistakes;

import targets.Run;

/** Ordered: double-checked locking with volatile. */
final class DoubleCheckedLockingOrdered {
  private static volatile DoubleChecked instance;
  private static final Object LOCK = new Object();

  static class DoubleChecked {
    final int value = 1;
  }

  private static int get() {
    if (instance == null) {
      synchronized (LOCK) {
        if (instance == null) {
          instance = new DoubleChecked();
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
