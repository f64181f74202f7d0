package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerArray;
import targets.Run;

/** Racy: two elements of an atomic array. */
final class OtherArrayElementRacy {
  private static int data;
  private static final AtomicIntegerArray FLAGS = new AtomicIntegerArray(4);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          FLAGS.set(2, 1);
        },
        () -> {
          Run.use(FLAGS.get(3));
          Run.use(data); // race: read
        });
  }
}
