package targets.locks;

import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: write and read stamps. */
final class StampedOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          long stamp = LOCK.writeLock();
          try {
            data++;
          } finally {
            LOCK.unlockWrite(stamp);
          }
        },
        () -> {
          long stamp = LOCK.readLock();
          try {
            Run.use(data);
          } finally {
            LOCK.unlockRead(stamp);
          }
          long other = LOCK.writeLock();
          try {
            data++;
          } finally {
            LOCK.unlock(other);
          }
        });
  }
}
