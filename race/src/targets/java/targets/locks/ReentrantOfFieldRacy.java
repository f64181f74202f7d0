package targets.locks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: while a thread has the lock, another one puts a new one in its place, and takes that. */
final class ReentrantOfFieldRacy {
  private static final CountDownLatch INSIDE = new CountDownLatch(1);
  private static final CountDownLatch BESIDE = new CountDownLatch(1);
  private static volatile Lock lock = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Lock first = lock;
    Run.both(
        () -> {
          take();
          INSIDE.countDown();
          BESIDE.await();
          first.unlock();
        },
        () -> {
          INSIDE.await();
          lock = new ReentrantLock();
          take();
          BESIDE.countDown();
          lock.unlock();
        });
  }

  private static void take() {
    lock.lock(); // value: lock
  }
}
