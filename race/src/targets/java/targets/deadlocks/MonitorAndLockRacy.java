package targets.deadlocks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: a monitor and a lock, in both orders. */
final class MonitorAndLockRacy {
  private static final Object ONE = new Object();
  private static final ReentrantLock OTHER = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    Run.both(
        () -> {
          synchronized (ONE) {
            OTHER.lock(); // cycle: wait
            OTHER.unlock();
          }
          done.give();
        },
        () -> {
          done.await();
          OTHER.lock();
          synchronized (ONE) { // cycle: wait
            Run.use(ONE);
          }
          OTHER.unlock();
        });
  }
}
