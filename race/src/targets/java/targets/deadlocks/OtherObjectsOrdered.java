package targets.deadlocks;

import targets.Run;

/** Ordered: the same code in another order, for other objects. */
final class OtherObjectsOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();
  private static final Object THIRD = new Object();
  private static final Object FOURTH = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(() -> take(ONE, OTHER), () -> take(FOURTH, THIRD));
  }

  private static void take(Object one, Object other) {
    synchronized (one) {
      synchronized (other) {
        Run.use(other);
      }
    }
  }
}
