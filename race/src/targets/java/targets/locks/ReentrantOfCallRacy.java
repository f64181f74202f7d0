package targets.locks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: each call has a lock of its own. */
final class ReentrantOfCallRacy {
  private static volatile int shared;

  public static void main(String[] args) throws Exception {
    Run.both(ReentrantOfCallRacy::step, ReentrantOfCallRacy::step);
  }

  private static void step() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock(); // value: lock
    try {
      shared = 1;
    } finally {
      lock.unlock();
    }
  }
}
