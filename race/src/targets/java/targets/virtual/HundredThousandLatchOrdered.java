package targets.virtual;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: 100,000 virtual threads that nobody joins, and a latch. */
// alone: thousands of threads
// jdk: 21
// prints: 100000
final class HundredThousandLatchOrdered {
  private static final AtomicInteger TOTAL = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    CountDownLatch latch = new CountDownLatch(100_000);
    for (int i = 0; i < 100_000; i++) {
      Run.use(
          Thread.startVirtualThread(
              () -> {
                Run.use(TOTAL.incrementAndGet());
                latch.countDown();
              }));
    }
    latch.await();
    System.out.println(TOTAL.get());
  }
}
