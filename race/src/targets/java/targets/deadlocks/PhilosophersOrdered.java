package targets.deadlocks;

import targets.Run;

/** Ordered: three threads, each takes the lower of its two locks first. */
final class PhilosophersOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();
  private static final Object THIRD = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Thread one =
        Run.start(
            () -> {
              synchronized (ONE) {
                synchronized (OTHER) {
                  Run.use(ONE);
                }
              }
            });
    Thread two =
        Run.start(
            () -> {
              synchronized (OTHER) {
                synchronized (THIRD) {
                  Run.use(OTHER);
                }
              }
            });
    synchronized (ONE) {
      synchronized (THIRD) {
        Run.use(ONE);
      }
    }
    one.join();
    two.join();
  }
}
