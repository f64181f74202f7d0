package targets.deadlocks;

import targets.Run;

/** Ordered: one thread takes the locks in both orders, another takes only one of them. */
final class OneThreadOrdered {
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
          synchronized (OTHER) {
            synchronized (ONE) {
              Run.use(OTHER);
            }
          }
        },
        () -> {
          synchronized (ONE) {
            Run.use(ONE);
          }
          synchronized (OTHER) {
            Run.use(OTHER);
          }
        });
  }
}
