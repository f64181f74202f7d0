package targets.tasks;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Racy: two tasks at the same time. */
final class TwoTasksRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CyclicBarrier both = new CyclicBarrier(2);
    Future<?> one =
        pool.submit(
            () -> {
              Run.use(both.await());
              data = 1; // race: write
              return null;
            });
    Future<?> other =
        pool.submit(
            () -> {
              Run.use(both.await());
              data = 2; // race: write
              return null;
            });
    Run.use(one.get());
    Run.use(other.get());
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
