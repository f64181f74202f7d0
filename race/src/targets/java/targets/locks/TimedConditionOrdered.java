package targets.locks;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: written before a signal that a timed await sees. */
final class TimedConditionOrdered {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();
  private static boolean sent;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          LOCK.lock();
          try {
            sent = true;
            CHANGED.signal();
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          LOCK.lock();
          try {
            while (!sent) {
              Run.use(CHANGED.awaitNanos(1_000_000));
            }
          } finally {
            LOCK.unlock();
          }
          Run.use(data);
        });
  }
}
