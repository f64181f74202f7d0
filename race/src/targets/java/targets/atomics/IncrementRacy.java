package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: written after AtomicInteger.incrementAndGet. */
final class IncrementRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FLAG.incrementAndGet());
          data = 1; // race: write
        },
        () -> {
          while (FLAG.getAndAdd(0) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
