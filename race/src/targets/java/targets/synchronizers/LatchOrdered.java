package targets.synchronizers;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Ordered: written before countDown. */
final class LatchOrdered {
  private static int data;
  private static final CountDownLatch LATCH = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          LATCH.countDown();
        },
        () -> {
          LATCH.await();
          Run.use(data);
        });
  }
}
