package targets.locks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: one lock. */
final class LockOrdered {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.lock();
          try {
            data++;
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          LOCK.lock();
          try {
            data++;
          } finally {
            LOCK.unlock();
          }
        });
  }
}
