package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: written before AtomicInteger.compareAndSet. */
final class CompareAndSetOrdered {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FLAG.compareAndSet(0, 1) ? 1 : 0);
        },
        () -> {
          while (!FLAG.compareAndSet(1, 2)) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
