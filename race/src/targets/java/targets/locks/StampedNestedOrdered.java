package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: thrown away by two who have the same stamp, one inside of the other. */
final class StampedNestedOrdered {
  private static int data;
  private static int other;
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
          other = 1;
          TURN.setOpaque(4);
          Run.until(() -> TURN.getOpaque() == 5);
          LOCK.unlockWrite(stamp);
        },
        () -> {
          long stamp = LOCK.tryOptimisticRead();
          int seen = inner();
          TURN.setOpaque(3);
          Run.until(() -> TURN.getOpaque() == 4);
          seen += other;
          Run.use(LOCK.validate(stamp) ? seen : 0);
          TURN.setOpaque(5);
        });
  }

  private static int inner() {
    long stamp = LOCK.tryOptimisticRead();
    TURN.setOpaque(1);
    Run.until(() -> TURN.getOpaque() == 2);
    int seen = data;
    return LOCK.validate(stamp) ? seen : 0;
  }
}
