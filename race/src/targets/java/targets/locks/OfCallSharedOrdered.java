package targets.locks;

import targets.Run;

/** Ordered: each call makes a lock, and threads of its own that share it. */
final class OfCallSharedOrdered {
  private int count;

  public static void main(String[] args) throws Exception {
    Run.both(() -> new OfCallSharedOrdered().step(), () -> new OfCallSharedOrdered().step());
  }

  private void step() throws InterruptedException {
    Object lock = new Object();
    Thread other =
        Run.start(
            () -> {
              synchronized (lock) {
                count++;
              }
            });
    synchronized (lock) {
      count++;
    }
    other.join();
  }
}
