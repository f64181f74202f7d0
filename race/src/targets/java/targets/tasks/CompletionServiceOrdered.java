package targets.tasks;

import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: read after take. */
final class CompletionServiceOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    ExecutorCompletionService<String> service = new ExecutorCompletionService<>(pool);
    Run.use(service.submit(() -> "" + data++));
    Run.use(service.take().get());
    Run.use(data);
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
