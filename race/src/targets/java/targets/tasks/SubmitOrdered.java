package targets.tasks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: written before submit, and read after get. */
final class SubmitOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    data = 1;
    Future<?> future = pool.submit(() -> data++);
    Run.use(future.get());
    Run.use(data);
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
