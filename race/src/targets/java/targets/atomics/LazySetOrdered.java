package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: written before AtomicInteger.lazySet. */
final class LazySetOrdered {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          FLAG.lazySet(1);
        },
        () -> {
          while (FLAG.get() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
