package targets.sections;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Looked at under the read lock, and written under the write lock, which it cannot become. */
final class LookedUnderReadLockRacy {
  private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(LookedUnderReadLockRacy::add, LookedUnderReadLockRacy::add);
  }

  private static void add() {
    LOCK.readLock().lock();
    int seen = sum; // step: read
    LOCK.readLock().unlock();
    LOCK.writeLock().lock();
    sum = seen + 1; // step: write
    LOCK.writeLock().unlock();
  }
}
