package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.Space;
import targets.Run;

/** One lock of the space's round both accesses, in both threads. */
final class SetOfGetLockedOrdered {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedLong COUNT = SPACE.newLong(0);
  private static final SharedLock LOCK = SPACE.lock("count");

  public static void main(String[] args) throws Exception {
    Run.both(SetOfGetLockedOrdered::step, SetOfGetLockedOrdered::step);
  }

  private static void step() {
    LOCK.lock();
    try {
      COUNT.set(COUNT.get() + 1);
    } finally {
      LOCK.unlock();
    }
  }
}
