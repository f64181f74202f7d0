package targets.deadlocks;

import targets.Run;

/** Ordered: while one waits inside of a lock, the lock is free. */
final class AwaitInsideOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) {
              OTHER.wait(1);
            }
          }
        },
        () -> {
          synchronized (OTHER) {
            Run.use(OTHER);
          }
        });
  }
}
