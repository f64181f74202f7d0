package targets.volatiles;

import targets.Run;

/** No data race: updates get lost, and each access is volatile. */
final class IncrementOrdered {
  private static volatile int count;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 100; i++) {
            count = count + 1; // step: read A, write A
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            count = count + 1; // step: read B, write B
          }
        });
  }
}
