package targets.tasks;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Racy: written after schedule. */
final class ScheduledRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    Future<?> future = pool.schedule(() -> Run.use(data), 5, TimeUnit.MILLISECONDS); // race: read
    data = 1; // race: write
    Run.use(future.get());
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
