package targets.atomics;

import java.util.concurrent.atomic.AtomicLong;
import targets.Run;

/** Ordered: written before AtomicLong.addAndGet. */
final class LongOrdered {
  private static int data;
  private static final AtomicLong FLAG = new AtomicLong();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FLAG.addAndGet(5));
        },
        () -> {
          while (FLAG.get() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
