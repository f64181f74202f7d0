package targets.signals;

import targets.Run;

/** Ordered: the signal wakes nobody, and who comes later looks and does not wait. */
final class LookedOrdered {
  private static final Object LOCK = new Object();
  private static boolean ready;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            ready = true;
            LOCK.notifyAll();
          }
        },
        () -> {
          synchronized (LOCK) {
            while (!ready) {
              LOCK.wait();
            }
          }
        });
  }
}
