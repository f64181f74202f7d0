package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: what was read while another wrote is thrown away. */
final class StampedDiscardedOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
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
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 2);
          int seen = data;
          boolean valid = LOCK.validate(stamp);
          TURN.setOpaque(3);
          if (!valid) {
            stamp = LOCK.readLock();
            seen = data;
            LOCK.unlockRead(stamp);
          }
          Run.use(seen);
        });
  }
}
