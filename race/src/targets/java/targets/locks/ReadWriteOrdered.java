package targets.locks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Ordered: written under the write lock, read under the read lock. */
final class ReadWriteOrdered {
  private static int data;
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.writeLock().lock();
          try {
            data++;
          } finally {
            LOCK.writeLock().unlock();
          }
        },
        () -> {
          LOCK.readLock().lock();
          try {
            Run.use(data);
          } finally {
            LOCK.readLock().unlock();
          }
        });
  }
}
