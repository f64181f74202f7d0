package targets.signals;

import targets.Run;

/**
 * Ordered: the first signal wakes nobody, and another comes from a thread that sleeps till then.
 */
// alone: takes some seconds
final class LaterSignalOrdered {
  private static final Object TICK = new Object();

  public static void main(String[] args) throws Exception {
    Run.start(LaterSignalOrdered::tick).join();
    Thread clock =
        Run.start(
            () -> {
              Run.sleep(6_000);
              tick();
            });
    synchronized (TICK) {
      TICK.wait();
    }
    clock.join();
  }

  private static void tick() {
    synchronized (TICK) {
      TICK.notifyAll();
    }
  }
}
