package targets.steps;

import java.util.concurrent.atomic.AtomicIntegerArray;
import targets.Run;

/** Each thread has an element of its own. */
final class ArrayOtherElementOrdered {
  private static final AtomicIntegerArray COUNTS = new AtomicIntegerArray(4);

  public static void main(String[] args) throws Exception {
    Run.both(() -> add(2), () -> add(3));
  }

  private static void add(int index) {
    for (int i = 0; i < 20; i++) {
      COUNTS.set(index, COUNTS.get(index) + 1);
    }
  }
}
