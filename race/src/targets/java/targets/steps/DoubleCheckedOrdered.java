package targets.steps;

import targets.Run;

/** What is looked at without the lock is looked at again with it. */
final class DoubleCheckedOrdered {
  private static volatile Object instance;

  public static void main(String[] args) throws Exception {
    Run.both(() -> Run.use(get()), () -> Run.use(get()));
  }

  private static Object get() {
    if (instance == null) {
      synchronized (DoubleCheckedOrdered.class) {
        if (instance == null) {
          instance = new Object();
        }
      }
    }
    return instance;
  }
}
