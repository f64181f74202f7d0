package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Racy: validation fails for another reason than the write, which was made without the lock. */
final class StampedWriteWithoutLockRacy {
  private static int data;
  private static int other;
  private static final StampedLock LOCK = new StampedLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Thread locking =
        Run.start(
            () -> {
              Run.until(() -> TURN.getOpaque() == 1);
              long stamp = LOCK.writeLock();
              other = 1;
              LOCK.unlockWrite(stamp);
              TURN.setOpaque(2);
            });
    Run.both(
        () -> {
          Run.until(() -> TURN.getOpaque() == 2);
          data = 1; // race: write
          TURN.setOpaque(3);
        },
        () -> {
          long stamp = LOCK.tryOptimisticRead();
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 3);
          int seen = data + other; // race: read
          Run.use(LOCK.validate(stamp) ? seen : 0);
        });
    locking.join();
  }
}
