package targets.deadlocks;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Ordered: the other waits until the one is done. */
final class LatchOrdered {
  private static final CountDownLatch DONE = new CountDownLatch(1);
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
          DONE.countDown();
        },
        () -> {
          DONE.await();
          synchronized (OTHER) {
            synchronized (ONE) {
              Run.use(OTHER);
            }
          }
        });
  }
}
