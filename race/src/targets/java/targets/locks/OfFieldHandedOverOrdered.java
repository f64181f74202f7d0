package targets.locks;

import targets.Run;

/**
 * Ordered: the lock is another one for the next thread, which comes when the one before has left.
 */
final class OfFieldHandedOverOrdered {
  private Object lock = new Object();
  private int count;

  public static void main(String[] args) throws Exception {
    OfFieldHandedOverOrdered ordered = new OfFieldHandedOverOrdered();
    for (int i = 0; i < 3; i++) {
      ordered.lock = new Object();
      Run.both(ordered::step, ordered::step);
    }
  }

  private void step() {
    synchronized (lock) {
      count++;
    }
  }
}
