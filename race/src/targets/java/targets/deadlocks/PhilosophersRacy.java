package targets.deadlocks;

import targets.Run;

/** Racy: three threads, each with two of three locks; the last edge closes the circle. */
final class PhilosophersRacy {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();
  private static final Object THIRD = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign first = new Run.Sign();
    Run.Sign second = new Run.Sign();
    Thread one =
        Run.start(
            () -> {
              synchronized (ONE) {
                synchronized (OTHER) {
                  Run.use(ONE);
                }
              }
              first.give();
            });
    Thread two =
        Run.start(
            () -> {
              first.await();
              synchronized (OTHER) {
                synchronized (THIRD) { // cycle: wait
                  Run.use(OTHER);
                }
              }
              second.give();
            });
    second.await();
    synchronized (THIRD) {
      synchronized (ONE) { // cycle: wait
        Run.use(THIRD);
      }
    }
    one.join();
    two.join();
  }
}
