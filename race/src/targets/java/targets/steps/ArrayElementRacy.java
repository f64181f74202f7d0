package targets.steps;

import java.util.concurrent.atomic.AtomicIntegerArray;
import targets.Run;

/** One element of an array of atomics. */
final class ArrayElementRacy {
  private static final AtomicIntegerArray COUNTS = new AtomicIntegerArray(4);

  public static void main(String[] args) throws Exception {
    Run.both(() -> add(3), () -> add(3));
  }

  private static void add(int index) {
    COUNTS.set(index, COUNTS.get(index) + 1); // step: read, write
  }
}
