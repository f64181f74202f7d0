package targets.signals;

import targets.Run;

/** Ordered: the next signal comes from a virtual thread that sleeps, or runs. */
// jdk: 21
// alone: takes some seconds
final class VirtualSignalOrdered {
  private static final Object TICK = new Object();

  public static void main(String[] args) throws Exception {
    Run.start(VirtualSignalOrdered::tick).join();
    Thread clock =
        Thread.ofVirtual()
            .start(
                () -> {
                  Run.sleep(4_000);
                  long end = System.nanoTime() + 4_000_000_000L;
                  while (System.nanoTime() - end < 0) {
                    Thread.onSpinWait();
                  }
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
