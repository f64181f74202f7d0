package targets.synchronizers;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Racy: written after countDown. */
final class LatchRacy {
  private static int data;
  private static final CountDownLatch LATCH = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LATCH.countDown();
          data = 1; // race: write
        },
        () -> {
          LATCH.await();
          Run.use(data); // race: read
        });
  }
}
