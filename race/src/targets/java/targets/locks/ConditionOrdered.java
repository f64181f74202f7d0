package targets.locks;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: written before a signal. */
final class ConditionOrdered {
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
            CHANGED.signalAll();
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          LOCK.lock();
          try {
            while (!sent) {
              CHANGED.await();
            }
          } finally {
            LOCK.unlock();
          }
          Run.use(data);
        });
  }
}
