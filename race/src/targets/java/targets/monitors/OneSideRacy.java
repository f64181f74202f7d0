package targets.monitors;

import targets.Run;

/** Racy: read under no lock and written under one. */
final class OneSideRacy {
  private static int data;
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            data = 1; // race: write
          }
        },
        () -> {
          Run.use(data); // race: read
        });
  }
}
