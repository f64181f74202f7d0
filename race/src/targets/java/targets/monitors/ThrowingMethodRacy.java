package targets.monitors;

import targets.Run;

/** Racy: after a synchronized method has thrown. */
final class ThrowingMethodRacy {
  private static int data;

  private static synchronized void fail() {
    throw new IllegalStateException();
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
          try {
            fail();
          } catch (IllegalStateException e) {
            Run.use(data); // race: read
          }
        });
  }
}
