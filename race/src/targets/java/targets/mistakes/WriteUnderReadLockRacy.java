package targets.mistakes;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Racy: a read lock round a write. */
final class WriteUnderReadLockRacy {
  private static int count;
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  private static void add() {
    LOCK.readLock().lock();
    try {
      count++; // race: update
    } finally {
      LOCK.readLock().unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          add();
        },
        () -> {
          add();
        });
  }
}
