package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** One thread begins work if there is room; the others only make room. */
final class PermitsOfOneDispatcherOrdered {
  private static final AtomicInteger ACTIVE = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int begun = 0; begun < 3; ) {
            if (ACTIVE.get() < 2) {
              ACTIVE.incrementAndGet();
              begun++;
            }
          }
        },
        () -> {
          for (int ended = 0; ended < 3; ended++) {
            Run.sleep(1);
            ACTIVE.decrementAndGet();
          }
        });
  }
}
