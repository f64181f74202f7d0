package targets.locks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: each access is after its unlock. */
final class AfterUnlockRacy {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.lock();
          try {
            Run.use(LOCK);
          } finally {
            LOCK.unlock();
          }
          data = 1; // race: write
        },
        () -> {
          LOCK.lock();
          try {
            Run.use(LOCK);
          } finally {
            LOCK.unlock();
          }
          Run.use(data); // race: read
        });
  }
}
