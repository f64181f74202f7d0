package targets.deadlocks;

import targets.Run;

/** Ordered: two monitors, always in the same order. */
final class MonitorsOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) {
              Run.use(ONE);
            }
          }
        },
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) {
              Run.use(ONE);
            }
          }
        });
  }
}
