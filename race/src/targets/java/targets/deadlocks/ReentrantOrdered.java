package targets.deadlocks;

import targets.Run;

/** Ordered: who holds a lock does not wait for it. */
final class ReentrantOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) {
              synchronized (ONE) {
                Run.use(ONE);
              }
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
