package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedInt;
import dev.dure.Space;
import targets.Run;

/** A write that finds out whether what was read is still there. */
final class CompareAndSetLoopOrdered {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedInt COUNT = SPACE.newInt(0);

  public static void main(String[] args) throws Exception {
    Run.both(CompareAndSetLoopOrdered::step, CompareAndSetLoopOrdered::step);
  }

  private static void step() {
    int seen = COUNT.get();
    while (!COUNT.compareAndSet(seen, seen + 1)) {
      seen = COUNT.get();
    }
  }
}
