package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: written after AtomicInteger.lazySet. */
final class LazySetRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          FLAG.lazySet(1);
          data = 1; // race: write
        },
        () -> {
          while (FLAG.get() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
