package targets.synchronizers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Racy: written after countDown, which a timed await sees. */
final class LatchTimedRacy {
  private static int data;
  private static final CountDownLatch LATCH = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LATCH.countDown();
          data = 1; // race: write
        },
        () -> {
          Run.use(LATCH.await(100, TimeUnit.SECONDS) ? 1 : 0);
          Run.use(data); // race: read
        });
  }
}
