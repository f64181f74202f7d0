package targets.signals;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/**
 * Ordered: as with one that has nothing more to do; who calls the wait has looked, under the lock.
 */
// stopped: 8
// exit: 143
// prints: waits
final class CallerLookedOrdered {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();
  private int tasks;

  public static void main(String[] args) throws Exception {
    CallerLookedOrdered monitor = new CallerLookedOrdered();
    monitor.add();
    Run.start(monitor::takeAll);
    Run.start(CallerLookedOrdered::awaitOpened);
    System.out.println("waits");
  }

  private synchronized void add() {
    tasks++;
    notifyAll();
    LOCK.lock();
    CHANGED.signalAll();
    LOCK.unlock();
  }

  private synchronized void takeAll() throws InterruptedException {
    while (true) {
      if (tasks == 0) {
        pause();
      } else {
        tasks--;
      }
    }
  }

  private synchronized void pause() throws InterruptedException {
    wait();
  }

  private static void awaitOpened() throws InterruptedException {
    LOCK.lock();
    try {
      pauseAgain();
    } finally {
      LOCK.unlock();
    }
  }

  private static void pauseAgain() throws InterruptedException {
    LOCK.lock();
    try {
      CHANGED.await();
    } finally {
      LOCK.unlock();
    }
  }
}
