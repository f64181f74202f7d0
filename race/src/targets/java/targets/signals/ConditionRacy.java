package targets.signals;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: a condition that was signalled before; one who came in time was woken before that. */
// stopped: 12
// exit: 143
// prints: waits
final class ConditionRacy {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();

  public static void main(String[] args) throws Exception {
    Thread inTime = Run.start(ConditionRacy::await);
    while (!hasWaiter()) {
      Run.sleep(1);
    }
    signal();
    inTime.join();
    Run.start(ConditionRacy::signal).join();
    System.out.println("waits");
    await();
  }

  private static boolean hasWaiter() {
    LOCK.lock();
    try {
      return LOCK.hasWaiters(CHANGED);
    } finally {
      LOCK.unlock();
    }
  }

  private static void signal() {
    LOCK.lock();
    try {
      CHANGED.signal(); // signal: signal
    } finally {
      LOCK.unlock();
    }
  }

  private static void await() {
    LOCK.lock();
    try {
      CHANGED.awaitUninterruptibly(); // signal: wait
    } finally {
      LOCK.unlock();
    }
  }
}
