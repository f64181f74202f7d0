package targets.sections;

import targets.Run;

/** The second waits for the first, by the lock itself. */
final class WaitedForOrdered {
  private static final Object LOCK = new Object();
  private static boolean done;
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          add();
          synchronized (LOCK) {
            done = true;
            LOCK.notifyAll();
          }
        },
        () -> {
          synchronized (LOCK) {
            while (!done) {
              LOCK.wait();
            }
          }
          add();
        });
  }

  private static void add() {
    int seen;
    synchronized (LOCK) {
      seen = sum;
    }
    int next = seen + 1;
    synchronized (LOCK) {
      sum = next;
    }
  }
}
