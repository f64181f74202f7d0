package targets.deadlocks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import targets.Run;

/** Racy: tasks of two pools, of which neither waits for the other. */
final class TasksRacy {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(
        () -> {
          synchronized (ONE) {
            synchronized (OTHER) { // cycle: wait
              Run.use(ONE);
            }
          }
          done.give();
        });
    pool.execute(
        () -> {
          done.await();
          synchronized (OTHER) {
            synchronized (ONE) { // cycle: wait
              Run.use(OTHER);
            }
          }
        });
    pool.shutdown();
  }
}
