package targets.locks;

import targets.Run;

/** Ordered: a lock that is a string, but one of its own. */
final class StringOrdered {
  private static final String LOCK = new String("lock");

  public static void main(String[] args) throws Exception {
    Run.both(StringOrdered::one, StringOrdered::other);
  }

  private static void one() {
    synchronized (LOCK) {
      Run.use(1);
    }
  }

  private static void other() {
    synchronized (LOCK) {
      Run.use(2);
    }
  }
}
