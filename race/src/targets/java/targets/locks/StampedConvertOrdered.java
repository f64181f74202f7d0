package targets.locks;

import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: a read stamp is converted to a write stamp. */
final class StampedConvertOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          long stamp = LOCK.readLock();
          Run.use(data);
          long converted = LOCK.tryConvertToWriteLock(stamp);
          if (converted == 0) {
            LOCK.unlockRead(stamp);
            converted = LOCK.writeLock();
          }
          data++;
          LOCK.unlockWrite(converted);
        },
        () -> {
          long stamp = LOCK.writeLock();
          try {
            data++;
          } finally {
            LOCK.unlockWrite(stamp);
          }
        });
  }
}
