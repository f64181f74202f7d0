package targets.tasks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: isDone, and then get, which does not wait. */
final class IsDoneOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<?> future = pool.submit(() -> data = 1);
    while (!future.isDone()) {
      Thread.onSpinWait();
    }
    Run.use(future.get());
    Run.use(data);
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
