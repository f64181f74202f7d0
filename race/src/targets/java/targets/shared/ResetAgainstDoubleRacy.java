package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedDouble;
import dev.dure.Space;
import targets.Run;

/** A write of what was read, while another thread sets it anew. */
final class ResetAgainstDoubleRacy {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedDouble SUM = SPACE.newDouble(1);

  public static void main(String[] args) throws Exception {
    twice(); // before somebody has looked, nothing is told of who changes it
    Run.both(ResetAgainstDoubleRacy::twice, ResetAgainstDoubleRacy::reset);
  }

  private static void twice() {
    double seen = SUM.getAcquire(); // step: read
    SUM.setRelease(2 * seen); // step: write
  }

  private static void reset() {
    SUM.set(1);
  }
}
