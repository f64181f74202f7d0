package targets.deadlocks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import targets.Run;

/** Ordered: the other is a task that is submitted after the first has ended, to another pool. */
final class TasksOrdered {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    ExecutorService pool = Executors.newFixedThreadPool(1);
    ExecutorService another = Executors.newFixedThreadPool(1);
    pool.submit(
            () -> {
              synchronized (ONE) {
                synchronized (OTHER) {
                  Run.use(ONE);
                }
              }
            })
        .get();
    another
        .submit(
            () -> {
              synchronized (OTHER) {
                synchronized (ONE) {
                  Run.use(OTHER);
                }
              }
            })
        .get();
    pool.shutdown();
    another.shutdown();
  }
}
