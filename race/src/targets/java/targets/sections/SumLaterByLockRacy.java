package targets.sections;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** The same by a lock of java.util.concurrent, whose code orders by itself. */
final class SumLaterByLockRacy {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static long sum;

  public static void main(String[] args) throws Exception {
    Run.both(SumLaterByLockRacy::add, SumLaterByLockRacy::add);
  }

  private static void add() {
    LOCK.lock();
    long seen = sum; // step: read
    LOCK.unlock();
    LOCK.lock();
    sum = seen + 5; // step: write
    LOCK.unlock();
  }
}
