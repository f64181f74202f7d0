package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Racy: an optimistic read that nobody validates. */
final class StampedNotValidatedRacy {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          long stamp = LOCK.writeLock();
          data = 1; // race: write
          LOCK.unlockWrite(stamp);
          TURN.setOpaque(2);
        },
        () -> {
          long stamp = LOCK.tryOptimisticRead();
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 2);
          Run.use(data + stamp); // race: read
        });
  }
}
