package targets.deadlocks;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Racy: a thread ends with a lock, and another with a write lock. */
final class KeptRacy {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final ReentrantReadWriteLock FILES = new ReentrantReadWriteLock();
  private static final StampedLock STAMPED = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.start(
            () -> {
              LOCK.lock(); // unreleased: lock A
              Run.use(LOCK);
            })
        .join();
    Run.start(
            () -> {
              FILES.writeLock().lock(); // unreleased: lock B
              Run.use(FILES);
            })
        .join();
    Run.use(STAMPED);
  }
}
