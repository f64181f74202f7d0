package targets.deadlocks;

import targets.Run;

/** Ordered: threads that hold a lock and wait for others a long time, and then go on. */
// alone: takes some seconds
final class WaitsForAWhileOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();
  private static final Object THIRD = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Thread two;
    Thread three;
    synchronized (ONE) {
      two = Run.start(() -> take(OTHER, ONE));
      three = Run.start(() -> take(THIRD, OTHER));
      Run.sleep(3_500);
    }
    two.join();
    three.join();
  }

  private static void take(Object one, Object other) {
    synchronized (one) {
      synchronized (other) {
        Run.use(other);
      }
    }
  }
}
