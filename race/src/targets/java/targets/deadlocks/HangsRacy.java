package targets.deadlocks;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: two threads that wait for each other for ever. */
// alone: the threads never end
final class HangsRacy {
  private static final Object ONE = new Object();
  private static final ReentrantLock OTHER = new ReentrantLock();
  private static final CyclicBarrier BOTH_HOLD = new CyclicBarrier(2);

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Thread one =
        Run.thread(
            () -> {
              synchronized (ONE) {
                BOTH_HOLD.await();
                OTHER.lock(); // deadlock: wait
              }
            });
    Thread other =
        Run.thread(
            () -> {
              OTHER.lock();
              BOTH_HOLD.await();
              take();
            });
    one.setDaemon(true);
    other.setDaemon(true);
    one.start();
    other.start();
    Run.sleep(10_000); // until it is found
  }

  private static void take() {
    synchronized (ONE) { // deadlock: wait
      Run.use(ONE);
    }
  }
}
