package targets.steps;

import targets.Run;

/** Nobody else writes, so nothing can come between. */
final class VolatileIncrementBySingleWriterOrdered {
  private static volatile int count;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 100; i++) {
            count++;
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            Run.use(count);
          }
        });
  }
}
