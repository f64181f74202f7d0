package targets.collections;

import java.util.LinkedList;
import targets.Run;

/** Ordered under a lock: a LinkedList. */
final class LinkedListAddOrdered {
  private static final LinkedList<String> LIST = new LinkedList<>();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            LIST.addLast("item");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(LIST.peekFirst());
          }
        });
  }
}
