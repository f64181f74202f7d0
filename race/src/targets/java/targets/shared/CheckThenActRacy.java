package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedInt;
import dev.dure.Space;
import targets.Run;

/** Both may find a place, and there is one. */
final class CheckThenActRacy {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedInt TAKEN = SPACE.newInt(0);

  public static void main(String[] args) throws Exception {
    Run.both(CheckThenActRacy::step, CheckThenActRacy::step);
  }

  private static void step() {
    if (TAKEN.get() < 2) { // step: read
      TAKEN.increment(); // step: write
    }
  }
}
