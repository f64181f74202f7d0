package targets.collections;

import targets.Run;

/** Ordered under a lock: a StringBuilder. */
final class StringBuilderAppendOrdered {
  private static final StringBuilder TEXT = new StringBuilder();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            TEXT.append("more");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(TEXT.length());
          }
        });
  }
}
