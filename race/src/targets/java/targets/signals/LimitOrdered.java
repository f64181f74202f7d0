package targets.signals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: signals that wake nobody, and waits that end by themselves. */
// alone: takes some seconds
final class LimitOrdered {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();
  private static final Object MONITOR = new Object();

  public static void main(String[] args) throws Exception {
    LOCK.lock();
    CHANGED.signalAll();
    LOCK.unlock();
    synchronized (MONITOR) {
      MONITOR.notify();
    }
    Run.both(
        () -> {
          LOCK.lock();
          try {
            Run.use(CHANGED.await(5, TimeUnit.SECONDS) ? 1 : 0);
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          synchronized (MONITOR) {
            MONITOR.wait(5_000);
          }
        });
  }
}
