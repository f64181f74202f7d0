package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerArray;
import targets.Run;

/** Ordered: written before AtomicIntegerArray.set. */
final class ArrayOrdered {
  private static int data;
  private static final AtomicIntegerArray FLAGS = new AtomicIntegerArray(4);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          FLAGS.set(2, 1);
        },
        () -> {
          while (FLAGS.get(2) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
