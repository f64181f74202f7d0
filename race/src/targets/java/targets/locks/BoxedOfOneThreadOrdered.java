package targets.locks;

import targets.Run;

/**
 * Ordered: only one thread takes the lock that is a boxed number, so there is nobody to exclude.
 */
// alone: the value is the same one in all runs of a JVM
final class BoxedOfOneThreadOrdered {
  private static final Integer LOCK = 9;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            Run.use(LOCK);
          }
          synchronized (LOCK) {
            Run.use(LOCK);
          }
        },
        () -> Run.use(2));
  }
}
