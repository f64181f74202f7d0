package targets.signals;

import java.util.concurrent.CyclicBarrier;
import targets.Run;

/**
 * Racy: who would signal next is in a deadlock. That is told, and no lost signal, for another would
 * have come.
 */
// stopped: 8
// exit: 143
// prints: waits
final class DeadlockedTickRacy {
  private static final Object TICK = new Object();
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();
  private static final CyclicBarrier BOTH_HOLD = new CyclicBarrier(2);

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.start(DeadlockedTickRacy::tick).join();
    Run.start(
        () -> {
          synchronized (ONE) {
            BOTH_HOLD.await();
            takeOther();
          }
        });
    Run.start(
        () -> {
          synchronized (OTHER) {
            BOTH_HOLD.await();
            takeOne();
          }
        });
    System.out.println("waits");
    synchronized (TICK) {
      TICK.wait();
    }
  }

  private static void takeOther() {
    synchronized (OTHER) { // deadlock: wait
      tick();
    }
  }

  private static void takeOne() {
    synchronized (ONE) { // deadlock: wait
      tick();
    }
  }

  private static void tick() {
    synchronized (TICK) {
      TICK.notifyAll();
    }
  }
}
