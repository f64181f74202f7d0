package targets.deadlocks;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: each lock is given back, once more than it seems, or by another thread. */
final class GivenBackOrdered {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final ReentrantReadWriteLock FILES = new ReentrantReadWriteLock();
  private static final StampedLock STAMPED = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.start(
            () -> {
              LOCK.lock();
              LOCK.lock();
              try {
                Run.use(LOCK);
              } finally {
                LOCK.unlock();
                LOCK.unlock();
              }
              FILES.writeLock().lock();
              FILES.readLock().lock();
              FILES.writeLock().unlock();
              FILES.readLock().unlock();
            })
        .join();
    long[] stamp = new long[1];
    Run.start(() -> stamp[0] = STAMPED.writeLock()).join();
    STAMPED.unlockWrite(stamp[0]);
  }
}
