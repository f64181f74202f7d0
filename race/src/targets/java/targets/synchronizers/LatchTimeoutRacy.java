package targets.synchronizers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Racy: an await that times out. */
final class LatchTimeoutRacy {
  private static int data;
  private static final CountDownLatch LATCH = new CountDownLatch(2);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          LATCH.countDown();
        },
        () -> {
          Run.use(LATCH.await(20, TimeUnit.MILLISECONDS) ? 1 : 0);
          Run.use(data); // race: read
        });
  }
}
