package targets.collections;

import java.util.PriorityQueue;
import targets.Run;

/** Ordered under a lock: a PriorityQueue. */
final class PriorityQueueAddOrdered {
  private static final PriorityQueue<String> QUEUE = new PriorityQueue<>();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            QUEUE.add("item");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(QUEUE.peek());
          }
        });
  }
}
