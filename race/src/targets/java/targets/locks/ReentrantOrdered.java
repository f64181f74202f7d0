package targets.locks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: the inner unlock does not unlock. */
final class ReentrantOrdered {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.lock();
          try {
            LOCK.lock();
            try {
              data++;
            } finally {
              LOCK.unlock();
            }
            data++;
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          LOCK.lock();
          try {
            LOCK.lock();
            try {
              data++;
            } finally {
              LOCK.unlock();
            }
            data++;
          } finally {
            LOCK.unlock();
          }
        });
  }
}
