package targets.locks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: two locks. */
final class TwoLocksRacy {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final ReentrantLock OTHER = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.lock();
          try {
            data = 1; // race: write
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          OTHER.lock();
          try {
            data = 2; // race: write
          } finally {
            OTHER.unlock();
          }
        });
  }
}
