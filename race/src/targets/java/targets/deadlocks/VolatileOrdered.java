package targets.deadlocks;

import targets.Run;

/** Ordered: the other waits until a flag is set. */
final class VolatileOrdered {
  private static volatile boolean done;
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) {
              Run.use(ONE);
            }
          }
          done = true;
        },
        () -> {
          Run.until(() -> done);
          synchronized (OTHER) {
            synchronized (ONE) {
              Run.use(OTHER);
            }
          }
        });
  }
}
