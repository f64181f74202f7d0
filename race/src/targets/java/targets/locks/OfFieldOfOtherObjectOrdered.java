package targets.locks;

import targets.Run;

/** Ordered: each object has a lock of its own, in a field that could change and does not. */
final class OfFieldOfOtherObjectOrdered {
  private Object lock = new Object();
  private int count;

  public static void main(String[] args) throws Exception {
    OfFieldOfOtherObjectOrdered one = new OfFieldOfOtherObjectOrdered();
    OfFieldOfOtherObjectOrdered other = new OfFieldOfOtherObjectOrdered();
    Run.both(one::step, other::step);
    Run.both(other::step, one::step);
  }

  private void step() {
    synchronized (lock) {
      count++;
    }
  }
}
