package targets.monitors;

import targets.Run;

/** Ordered: an exception leaves a synchronized method. */
final class ThrowingMethodOrdered {
  private static int data;

  private static synchronized void fail() {
    data++;
    throw new IllegalStateException();
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
          try {
            fail();
          } catch (IllegalStateException e) {
            Run.use(e);
          }
        });
  }
}
