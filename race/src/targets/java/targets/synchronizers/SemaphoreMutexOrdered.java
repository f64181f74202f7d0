package targets.synchronizers;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Ordered: a semaphore with one permit is a lock. */
final class SemaphoreMutexOrdered {
  private static int data;
  private static final Semaphore PERMITS = new Semaphore(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          PERMITS.acquire();
          try {
            data++;
          } finally {
            PERMITS.release();
          }
        },
        () -> {
          PERMITS.acquireUninterruptibly();
          try {
            data++;
          } finally {
            PERMITS.release();
          }
        });
  }
}
