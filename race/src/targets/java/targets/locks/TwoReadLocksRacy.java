package targets.locks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Racy: readers do not learn from readers. */
final class TwoReadLocksRacy {
  private static int data;
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.readLock().lock();
          try {
            Run.use(LOCK);
          } finally {
            LOCK.readLock().unlock();
          }
          data = 1; // race: write
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
