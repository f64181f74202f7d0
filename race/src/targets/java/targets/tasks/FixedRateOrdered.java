package targets.tasks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: runs of a periodic task, one after the other. */
final class FixedRateOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    CountDownLatch latch = new CountDownLatch(5);
    Future<?> future =
        pool.scheduleAtFixedRate(
            () -> {
              data++;
              latch.countDown();
            },
            0,
            1,
            TimeUnit.MILLISECONDS);
    latch.await();
    Run.use(future.cancel(false) ? 1 : 0);
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
