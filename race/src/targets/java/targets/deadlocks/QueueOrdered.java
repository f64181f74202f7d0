package targets.deadlocks;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import targets.Run;

/** Ordered: the other gets what the one puts into a queue when it is done. */
final class QueueOrdered {
  private static final BlockingQueue<Object> DONE = new LinkedBlockingQueue<>();
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
          DONE.put(ONE);
        },
        () -> {
          Run.use(DONE.take());
          synchronized (OTHER) {
            synchronized (ONE) {
              Run.use(OTHER);
            }
          }
        });
  }
}
