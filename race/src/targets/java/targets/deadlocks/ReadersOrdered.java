package targets.deadlocks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Ordered: who reads lets others read. */
final class ReadersOrdered {
  private static final ReentrantReadWriteLock ONE = new ReentrantReadWriteLock();
  private static final ReentrantReadWriteLock OTHER = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(
        () -> {
          ONE.readLock().lock();
          OTHER.readLock().lock();
          OTHER.readLock().unlock();
          ONE.readLock().unlock();
        },
        () -> {
          OTHER.readLock().lock();
          ONE.readLock().lock();
          ONE.readLock().unlock();
          OTHER.readLock().unlock();
        });
  }
}
