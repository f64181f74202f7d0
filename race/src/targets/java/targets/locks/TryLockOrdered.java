package targets.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: tryLock, timed tryLock and lockInterruptibly. */
final class TryLockOrdered {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          while (!LOCK.tryLock()) {
            Thread.onSpinWait();
          }
          try {
            data++;
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          while (!LOCK.tryLock(1, TimeUnit.SECONDS)) {
            Thread.onSpinWait();
          }
          try {
            data++;
          } finally {
            LOCK.unlock();
          }
          LOCK.lockInterruptibly();
          try {
            data++;
          } finally {
            LOCK.unlock();
          }
        });
  }
}
