package targets.steps;

import targets.Run;

/** As double-checked locking, without the second check. */
final class CheckedOutsideOfTheLockRacy {
  private static volatile Object instance;

  public static void main(String[] args) throws Exception {
    Run.both(() -> Run.use(get()), () -> Run.use(get()));
  }

  private static Object get() {
    if (instance == null) { // step: read
      synchronized (CheckedOutsideOfTheLockRacy.class) {
        instance = new Object(); // step: write
      }
    }
    return instance;
  }
}
