package targets.signals;

import targets.Run;

/** Ordered: all threads wait, and the one that signals next waits for another process. */
// alone: takes some seconds
final class ProcessOrdered {
  private static final Object TICK = new Object();

  public static void main(String[] args) throws Exception {
    Run.start(ProcessOrdered::tick).join();
    Thread watcher =
        Run.start(
            () -> {
              Process sleeps = new ProcessBuilder("sleep", "6").start();
              Run.use(sleeps.waitFor());
              tick();
            });
    synchronized (TICK) {
      TICK.wait();
    }
    watcher.join();
  }

  private static void tick() {
    synchronized (TICK) {
      TICK.notifyAll();
    }
  }
}
