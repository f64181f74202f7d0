package targets.signals;

import java.util.ArrayDeque;
import java.util.Queue;
import targets.Run;

/**
 * Ordered: a worker that has done all there was, and hangs since nobody tells it that it is all. No
 * signal was lost: it has looked.
 */
// stopped: 8
// exit: 143
// prints: 1
final class NothingMoreOrdered {
  private static final Object LOCK = new Object();
  private static final Queue<Integer> TASKS = new ArrayDeque<>();

  public static void main(String[] args) throws Exception {
    synchronized (LOCK) {
      TASKS.add(1);
      LOCK.notifyAll();
    }
    Run.start(
        () -> {
          while (true) {
            System.out.println(take());
          }
        });
  }

  private static int take() throws InterruptedException {
    synchronized (LOCK) {
      while (TASKS.isEmpty()) {
        LOCK.wait();
      }
      return TASKS.remove();
    }
  }
}
