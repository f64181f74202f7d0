package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerArray;
import targets.Run;

/** Racy: written after AtomicIntegerArray.set. */
final class ArrayRacy {
  private static int data;
  private static final AtomicIntegerArray FLAGS = new AtomicIntegerArray(4);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          FLAGS.set(2, 1);
          data = 1; // race: write
        },
        () -> {
          while (FLAGS.get(2) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
