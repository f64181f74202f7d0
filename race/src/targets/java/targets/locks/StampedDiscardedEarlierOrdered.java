package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: what was read before another wrote is thrown away all the same. */
final class StampedDiscardedEarlierOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          long stamp = LOCK.writeLock();
          TURN.setOpaque(2);
          Run.until(() -> TURN.getOpaque() == 3);
          data = 1;
          TURN.setOpaque(4);
          Run.until(() -> TURN.getOpaque() == 5);
          data = 2;
          LOCK.unlockWrite(stamp);
        },
        () -> {
          long stamp = LOCK.tryOptimisticRead();
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 2);
          int seen = data;
          TURN.setOpaque(3);
          Run.until(() -> TURN.getOpaque() == 4);
          Run.use(LOCK.validate(stamp) ? seen : 0);
          TURN.setOpaque(5);
        });
  }
}
