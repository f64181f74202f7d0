package targets.locks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Racy: what was done before one read lock, and after another. */
final class ReaderToReaderRacy {
  private static int data;
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          LOCK.readLock().lock();
          try {
            Run.use(LOCK);
          } finally {
            LOCK.readLock().unlock();
          }
        },
        () -> {
          Run.sleep(30);
          LOCK.readLock().lock();
          try {
            Run.use(data); // race: read
          } finally {
            LOCK.readLock().unlock();
          }
        });
  }
}
