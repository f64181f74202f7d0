package targets.synchronizers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: written before countDown, which a timed await sees. */
final class LatchTimedOrdered {
  private static int data;
  private static final CountDownLatch LATCH = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          LATCH.countDown();
        },
        () -> {
          Run.use(LATCH.await(100, TimeUnit.SECONDS) ? 1 : 0);
          Run.use(data);
        });
  }
}
