package targets.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: await gives the lock back. */
final class AwaitUnlocksOrdered {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();
  private static boolean ready;
  private static boolean done;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.lock();
          try {
            data = 1;
            ready = true;
            while (!done) {
              Run.use(CHANGED.await(100, TimeUnit.MILLISECONDS) ? 1 : 0);
            }
            Run.use(data);
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          boolean seen = false;
          while (!seen) {
            LOCK.lock();
            try {
              if (ready) {
                data = 2;
                done = true;
                CHANGED.signalAll();
                seen = true;
              }
            } finally {
              LOCK.unlock();
            }
          }
        });
  }
}
