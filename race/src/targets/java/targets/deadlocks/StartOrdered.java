package targets.deadlocks;

import targets.Run;

/** Ordered: the one is done before the other is started. */
final class StartOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    synchronized (ONE) {
      synchronized (OTHER) {
        Run.use(ONE);
      }
    }
    Run.start(
        () -> {
          synchronized (OTHER) {
            synchronized (ONE) {
              Run.use(OTHER);
            }
          }
        });
  }
}
