package targets.deadlocks;

import targets.Run;

/** Racy: two monitors, in both orders. */
final class MonitorsRacy {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    Run.both(
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) { // cycle: wait
              Run.use(ONE);
            }
          }
          done.give();
        },
        () -> {
          done.await();
          synchronized (OTHER) {
            synchronized (ONE) { // cycle: wait
              Run.use(OTHER);
            }
          }
        });
  }
}
