package targets.tasks;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: written before schedule. */
final class ScheduledOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    data = 1;
    Future<?> future = pool.schedule(() -> data++, 5, TimeUnit.MILLISECONDS);
    Run.use(future.get());
    Run.use(data);
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
