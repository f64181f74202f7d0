package targets.deadlocks;

import targets.Run;

/** Ordered: the other waits to be notified, if it is not too late for that. */
final class NotifyOrdered {
  private static final Object READY = new Object();
  private static boolean done;
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
          synchronized (READY) {
            done = true;
            READY.notifyAll();
          }
        },
        () -> {
          synchronized (READY) {
            while (!done) {
              READY.wait();
            }
          }
          synchronized (OTHER) {
            synchronized (ONE) {
              Run.use(OTHER);
            }
          }
        });
  }
}
