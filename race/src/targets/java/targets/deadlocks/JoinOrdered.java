package targets.deadlocks;

import targets.Run;

/** Ordered: the one has ended before the other begins. */
final class JoinOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.start(
            () -> {
              synchronized (OTHER) {
                synchronized (ONE) {
                  Run.use(OTHER);
                }
              }
            })
        .join();
    synchronized (ONE) {
      synchronized (OTHER) {
        Run.use(ONE);
      }
    }
  }
}
