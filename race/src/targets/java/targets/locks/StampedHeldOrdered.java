package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: read while another has the lock, with a stamp that says so. */
final class StampedHeldOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          long stamp = LOCK.writeLock();
          data = 1;
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 2);
          LOCK.unlockWrite(stamp);
        },
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          long stamp = LOCK.tryOptimisticRead();
          int seen = data;
          Run.use(LOCK.validate(stamp) ? seen : 0);
          TURN.setOpaque(2);
        });
  }
}
