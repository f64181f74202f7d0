package targets.locks;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: written after a signal. */
final class ConditionRacy {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();
  private static boolean sent;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.lock();
          try {
            sent = true;
            CHANGED.signalAll();
          } finally {
            LOCK.unlock();
          }
          data = 1; // race: write
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
          Run.use(data); // race: read
        });
  }
}
