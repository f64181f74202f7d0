package targets.collections;

import java.util.ArrayDeque;
import targets.Run;

/** Ordered under a lock: an ArrayDeque. */
final class ArrayDequePushOrdered {
  private static final ArrayDeque<String> DEQUE = new ArrayDeque<>();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            DEQUE.push("item");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(DEQUE.peek());
          }
        });
  }
}
