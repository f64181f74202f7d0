package targets.tasks;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: read after get has thrown. */
final class FailedTaskOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<?> future =
        pool.submit(
            () -> {
              data = 1;
              throw new IllegalStateException();
            });
    try {
      Run.use(future.get());
    } catch (ExecutionException e) {
      Run.use(data);
    }
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
