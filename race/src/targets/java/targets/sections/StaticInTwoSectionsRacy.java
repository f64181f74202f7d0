package targets.sections;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** The same of a static field and a lock of java.util.concurrent; the other thread only writes. */
final class StaticInTwoSectionsRacy {
  private static final Lock LOCK = new ReentrantLock();
  private static final CountDownLatch LOOKED = new CountDownLatch(1);
  private static final CountDownLatch WRITTEN = new CountDownLatch(1);
  private static long sum = 1;

  public static void main(String[] args) throws Exception {
    Run.both(StaticInTwoSectionsRacy::add, StaticInTwoSectionsRacy::reset);
  }

  private static void add() throws InterruptedException {
    LOCK.lock();
    long seen = sum; // step: read
    LOCK.unlock();
    LOOKED.countDown();
    WRITTEN.await();
    LOCK.lock();
    try {
      sum = seen + 5; // step: write
    } finally {
      LOCK.unlock();
    }
  }

  private static void reset() throws InterruptedException {
    LOOKED.await();
    LOCK.lock();
    try {
      sum = 0;
    } finally {
      LOCK.unlock();
    }
    WRITTEN.countDown();
  }
}
