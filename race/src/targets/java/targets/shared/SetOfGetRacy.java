package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedLong;
import dev.dure.Space;
import targets.Run;

/** Lesson 3: each access is atomic, the sum of two is not. */
final class SetOfGetRacy {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedLong COUNT = SPACE.newLong(0);

  public static void main(String[] args) throws Exception {
    Run.both(SetOfGetRacy::step, SetOfGetRacy::step);
  }

  private static void step() {
    long seen = COUNT.get(); // step: read
    COUNT.set(seen + 1); // step: write
  }
}
