package targets.deadlocks;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: the other waits for a signal, if it is not too late for that. */
final class SignalOrdered {
  private static final ReentrantLock READY = new ReentrantLock();
  private static final Condition IS_DONE = READY.newCondition();
  private static boolean done;
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.both(
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) {
              Run.use(ONE);
            }
          }
          READY.lock();
          done = true;
          IS_DONE.signalAll();
          READY.unlock();
        },
        () -> {
          READY.lock();
          while (!done) {
            IS_DONE.await();
          }
          READY.unlock();
          synchronized (OTHER) {
            synchronized (ONE) {
              Run.use(OTHER);
            }
          }
        });
  }
}
