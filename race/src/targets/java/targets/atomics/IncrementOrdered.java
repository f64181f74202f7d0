package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: written before AtomicInteger.incrementAndGet. */
final class IncrementOrdered {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FLAG.incrementAndGet());
        },
        () -> {
          while (FLAG.getAndAdd(0) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
