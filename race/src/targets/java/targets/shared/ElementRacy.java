package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedIntArray;
import dev.dure.Space;
import targets.Run;

/** Both add to one element. */
final class ElementRacy {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedIntArray COUNTS = SPACE.newIntArray(1000);

  public static void main(String[] args) throws Exception {
    Run.both(ElementRacy::step, ElementRacy::step);
  }

  private static void step() {
    int seen = COUNTS.get(777); // step: read
    COUNTS.set(777, seen + 1); // step: write
  }
}
