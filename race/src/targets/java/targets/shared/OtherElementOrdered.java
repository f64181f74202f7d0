package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedIntArray;
import dev.dure.Space;
import targets.Run;

/** Each adds to an element of its own. */
final class OtherElementOrdered {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedIntArray COUNTS = SPACE.newIntArray(1000);

  public static void main(String[] args) throws Exception {
    Run.both(() -> add(1), () -> add(2));
  }

  private static void add(int element) {
    COUNTS.set(element, COUNTS.get(element) + 1);
  }
}
