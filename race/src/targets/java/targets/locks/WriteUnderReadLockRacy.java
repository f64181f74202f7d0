package targets.locks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Racy: written under a read lock, which others hold too. */
final class WriteUnderReadLockRacy {
  private static int data;
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.readLock().lock();
          try {
            data = 1; // race: write
          } finally {
            LOCK.readLock().unlock();
          }
        },
        () -> {
          LOCK.readLock().lock();
          try {
            Run.use(data); // race: read
          } finally {
            LOCK.readLock().unlock();
          }
        });
  }
}
