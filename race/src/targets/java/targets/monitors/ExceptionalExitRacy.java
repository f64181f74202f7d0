package targets.monitors;

import targets.Run;

/** Racy: the handler is outside of the lock. */
final class ExceptionalExitRacy {
  private static int data;
  private static final Object LOCK = new Object();

  private static void fail() {
    synchronized (LOCK) {
      throw new IllegalStateException();
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          try {
            fail();
          } catch (IllegalStateException e) {
            data = 1; // race: write
          }
        },
        () -> {
          data = 2; // race: write
        });
  }
}
