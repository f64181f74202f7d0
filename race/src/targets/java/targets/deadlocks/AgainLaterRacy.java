package targets.deadlocks;

import targets.Run;

/** Racy: the first time it is done before the thread is started, the second time it is not. */
final class AgainLaterRacy {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    take(ONE, OTHER);
    Thread thread =
        Run.start(
            () -> {
              done.await();
              synchronized (OTHER) {
                synchronized (ONE) { // cycle: wait
                  Run.use(OTHER);
                }
              }
            });
    take(ONE, OTHER);
    done.give();
    thread.join();
  }

  private static void take(Object one, Object other) {
    synchronized (one) {
      synchronized (other) { // cycle: wait
        Run.use(other);
      }
    }
  }
}
