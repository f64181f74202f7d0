package targets.deadlocks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: the second lock is not waited for. */
final class TryLockOrdered {
  private static final ReentrantLock ONE = new ReentrantLock();
  private static final ReentrantLock OTHER = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(
        () -> {
          ONE.lock();
          OTHER.lock();
          OTHER.unlock();
          ONE.unlock();
        },
        () -> {
          OTHER.lock();
          if (ONE.tryLock()) {
            ONE.unlock();
          }
          OTHER.unlock();
        });
  }
}
