package targets.tasks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: read after awaitTermination. */
final class TerminationOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(() -> data = 1);
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
    Run.use(data);
  }
}
