package targets.steps;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Two writers, one after the other. */
final class VolatileIncrementHandedOverOrdered {
  private static final CountDownLatch DONE = new CountDownLatch(1);
  private static volatile int count;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          count++;
          DONE.countDown();
        },
        () -> {
          DONE.await();
          count++;
        });
  }
}
