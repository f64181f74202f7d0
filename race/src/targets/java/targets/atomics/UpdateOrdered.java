package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: written before AtomicInteger.updateAndGet. */
final class UpdateOrdered {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FLAG.updateAndGet(i -> i + 1));
        },
        () -> {
          while (FLAG.getAndUpdate(i -> i) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
