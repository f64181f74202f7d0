package targets.deadlocks;

import targets.Run;

/** Ordered: who takes two locks holds a third, which lets only one in. */
final class GateOrdered {
  private static final Object GATE = new Object();
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(
        () -> {
          synchronized (GATE) {
            synchronized (ONE) {
              synchronized (OTHER) {
                Run.use(ONE);
              }
            }
          }
        },
        () -> {
          synchronized (GATE) {
            synchronized (OTHER) {
              synchronized (ONE) {
                Run.use(OTHER);
              }
            }
          }
        });
  }
}
