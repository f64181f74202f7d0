package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: as before, and who writes has a view of the lock. */
final class StampedViewDiscardedOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
  private static final Lock VIEW = LOCK.asWriteLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          VIEW.lock();
          data = 1;
          TURN.setOpaque(2);
          Run.until(() -> TURN.getOpaque() == 3);
          VIEW.unlock();
        },
        () -> {
          long stamp = LOCK.tryOptimisticRead();
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 2);
          int seen = data;
          Run.use(LOCK.validate(stamp) ? seen : 0);
          TURN.setOpaque(3);
        });
  }
}
