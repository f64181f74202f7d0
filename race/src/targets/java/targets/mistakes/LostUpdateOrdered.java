package targets.mistakes;

import targets.Run;

/** Ordered: a counter with a lock. */
// prints: 2000
final class LostUpdateOrdered {
  private static int count;
  private static final Object LOCK = new Object();

  private static void addAll() {
    for (int i = 0; i < 1_000; i++) {
      synchronized (LOCK) {
        count++;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          addAll();
        },
        () -> {
          addAll();
        });
    System.out.println(count);
  }
}
