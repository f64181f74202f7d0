package targets.sections;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Looked at again under the write lock, by what it was made of. */
final class LookedAgainUnderWriteLockOrdered {
  private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(LookedAgainUnderWriteLockOrdered::add, LookedAgainUnderWriteLockOrdered::add);
  }

  private static void add() {
    while (true) {
      LOCK.readLock().lock();
      int seen = sum;
      LOCK.readLock().unlock();
      LOCK.writeLock().lock();
      try {
        if (sum == seen) {
          sum = seen + 1;
          return;
        }
      } finally {
        LOCK.writeLock().unlock();
      }
    }
  }
}
