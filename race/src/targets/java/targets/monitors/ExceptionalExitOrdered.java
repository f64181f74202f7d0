package targets.monitors;

import targets.Run;

/** Ordered: an exception leaves the lock, too. */
final class ExceptionalExitOrdered {
  private static int data;
  private static final Object LOCK = new Object();

  private static void fail() {
    synchronized (LOCK) {
      data++;
      throw new IllegalStateException();
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          try {
            fail();
          } catch (IllegalStateException e) {
            Run.use(e);
          }
        },
        () -> {
          synchronized (LOCK) {
            data++;
          }
        });
  }
}
