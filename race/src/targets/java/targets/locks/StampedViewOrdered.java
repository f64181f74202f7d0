package targets.locks;

import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: the views of a stamped lock as locks. */
final class StampedViewOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.asWriteLock().lock();
          try {
            data++;
          } finally {
            LOCK.asWriteLock().unlock();
          }
        },
        () -> {
          LOCK.asReadLock().lock();
          try {
            Run.use(data);
          } finally {
            LOCK.asReadLock().unlock();
          }
        });
  }
}
