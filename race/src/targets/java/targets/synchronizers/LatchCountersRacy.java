package targets.synchronizers;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Racy: who counts down does not learn of others who do. */
final class LatchCountersRacy {
  private static int data;
  private static final CountDownLatch LATCH = new CountDownLatch(2);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          LATCH.countDown();
        },
        () -> {
          Run.sleep(20);
          LATCH.countDown();
          Run.use(data); // race: read
        });
  }
}
