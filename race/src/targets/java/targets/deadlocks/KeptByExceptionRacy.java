package targets.deadlocks;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Racy: an exception leaves between lock and unlock. */
final class KeptByExceptionRacy {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final ReentrantReadWriteLock FILES = new ReentrantReadWriteLock();
  private static final StampedLock STAMPED = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.start(
            () -> {
              try {
                LOCK.lock(); // unreleased: lock
                Run.use(Integer.parseInt("x"));
                LOCK.unlock();
              } catch (NumberFormatException e) {
                Run.use(e);
              }
            })
        .join();
    Run.use(FILES);
    Run.use(STAMPED);
  }
}
