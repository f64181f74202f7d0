package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** One lock round both accesses, in both threads. */
final class AtomicSetOfGetLockedOrdered {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(AtomicSetOfGetLockedOrdered::add, AtomicSetOfGetLockedOrdered::add);
  }

  private static void add() {
    synchronized (LOCK) {
      COUNT.set(COUNT.get() + 1);
    }
  }
}
