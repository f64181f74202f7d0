package targets.locks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Ordered: a write lock is made a read lock. */
final class DowngradeOrdered {
  private static int data;
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.writeLock().lock();
          data++;
          LOCK.readLock().lock();
          LOCK.writeLock().unlock();
          Run.use(data);
          LOCK.readLock().unlock();
        },
        () -> {
          LOCK.writeLock().lock();
          try {
            data++;
          } finally {
            LOCK.writeLock().unlock();
          }
        });
  }
}
