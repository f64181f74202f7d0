package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: two locks at once, and the stamp of one is valid. */
final class StampedTwoOptimisticOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
  private static final StampedLock OTHER = new StampedLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          long stamp = LOCK.writeLock();
          data = 1;
          TURN.setOpaque(2);
          Run.until(() -> TURN.getOpaque() == 3);
          LOCK.unlockWrite(stamp);
        },
        () -> {
          long stamp = LOCK.tryOptimisticRead();
          long other = OTHER.tryOptimisticRead();
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 2);
          int seen = data;
          boolean valid = OTHER.validate(other) && LOCK.validate(stamp);
          Run.use(valid ? seen : 0);
          TURN.setOpaque(3);
        });
  }
}
