package targets.synchronizers;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Ordered: all who count down. */
final class LatchManyOrdered {
  private static final int[] DATA = new int[4];
  private static final CountDownLatch LATCH = new CountDownLatch(4);

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 4; i++) {
      int own = i;
      Run.start(
          () -> {
            DATA[own] = 1;
            LATCH.countDown();
          });
    }
    LATCH.await();
    for (int value : DATA) {
      Run.use(value);
    }
  }
}
