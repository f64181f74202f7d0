package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: written after AtomicInteger.compareAndSet. */
final class CompareAndSetRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FLAG.compareAndSet(0, 1) ? 1 : 0);
          data = 1; // race: write
        },
        () -> {
          while (!FLAG.compareAndSet(1, 2)) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
