package targets.locks;

import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: given back without a stamp. */
final class StampedTryUnlockOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.both(StampedTryUnlockOrdered::add, StampedTryUnlockOrdered::add);
  }

  private static void add() {
    Run.use(LOCK.readLock() + data);
    Run.use(LOCK.tryUnlockRead() ? 1 : 0);
    Run.use(LOCK.writeLock());
    data++;
    Run.use(LOCK.tryUnlockWrite() ? 1 : 0);
  }
}
