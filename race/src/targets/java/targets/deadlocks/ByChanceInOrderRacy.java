package targets.deadlocks;

import targets.Run;

/** Racy: a third lock, which each takes alone, only by chance came in this order. */
final class ByChanceInOrderRacy {
  private static final Object THIRD = new Object();
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
          synchronized (THIRD) {
            Run.use(THIRD);
          }
          done.give();
        },
        () -> {
          done.await();
          synchronized (THIRD) {
            Run.use(THIRD);
          }
          synchronized (OTHER) {
            synchronized (ONE) { // cycle: wait
              Run.use(OTHER);
            }
          }
        });
  }
}
