package targets.locks;

import targets.Run;

/** Ordered: one lock is held round all, so what lies in the field matters to nobody. */
final class OfFieldReplacedUnderOtherLockOrdered {
  private static final Object OUTER = new Object();
  private Object lock = new Object();
  private int count;

  public static void main(String[] args) throws Exception {
    var ordered = new OfFieldReplacedUnderOtherLockOrdered();
    Run.both(ordered::step, ordered::step);
  }

  private void step() {
    synchronized (OUTER) {
      synchronized (lock) {
        lock = new Object();
        count++;
      }
    }
  }
}
