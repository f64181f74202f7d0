package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Not more than the limit, unless two see the same. */
final class BoundedCounterRacy {
  private final AtomicInteger count = new AtomicInteger();
  private final int limit = 2;

  public static void main(String[] args) throws Exception {
    BoundedCounterRacy shared = new BoundedCounterRacy();
    Run.both(shared::add, shared::add);
  }

  private void add() {
    if (count.get() < limit) { // step: read
      count.incrementAndGet(); // step: write
    }
  }
}
