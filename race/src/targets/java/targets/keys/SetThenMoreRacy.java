package targets.keys;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** The set has the element once, and what comes with it is done twice. */
final class SetThenMoreRacy {
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();
  private static final AtomicInteger DONE = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(() -> see("a"), () -> see("a"));
  }

  private static void see(String name) {
    if (!SEEN.contains(name)) { // step: read
      SEEN.add(name); // step: write
      DONE.incrementAndGet();
    }
  }
}
