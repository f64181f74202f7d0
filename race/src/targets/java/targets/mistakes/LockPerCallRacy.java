package targets.mistakes;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: a new lock in each call excludes nobody. */
final class LockPerCallRacy {
  private static int count;

  private static void add() {
    Lock lock = new ReentrantLock();
    lock.lock(); // value: lock
    try {
      count++; // race: update
    } finally {
      lock.unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          add();
        },
        () -> {
          add();
        });
  }
}
