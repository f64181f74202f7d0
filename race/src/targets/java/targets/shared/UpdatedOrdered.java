package targets.shared;

import dev.dure.HeapSpace;
import dev.dure.SharedDouble;
import dev.dure.SharedLong;
import dev.dure.Space;
import targets.Run;

/** Methods that read and write in one step, also those that are loops of others. */
final class UpdatedOrdered {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedLong COUNT = SPACE.newLong(0);
  private static final SharedDouble SUM = SPACE.newDouble(0);

  public static void main(String[] args) throws Exception {
    Run.both(UpdatedOrdered::step, UpdatedOrdered::step);
  }

  private static void step() {
    COUNT.increment();
    COUNT.getAndAdd(2);
    COUNT.update(seen -> seen + 1);
    SUM.getAndAdd(0.5);
    SUM.accumulate(2, Math::max);
  }
}
