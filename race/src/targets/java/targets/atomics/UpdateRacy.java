package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: written after AtomicInteger.updateAndGet. */
final class UpdateRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FLAG.updateAndGet(i -> i + 1));
          data = 1; // race: write
        },
        () -> {
          while (FLAG.getAndUpdate(i -> i) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
