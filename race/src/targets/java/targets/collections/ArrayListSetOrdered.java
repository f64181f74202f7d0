package targets.collections;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** Ordered under a lock: an element of an ArrayList. */
final class ArrayListSetOrdered {
  private static final ArrayList<String> LIST = new ArrayList<>(List.of("one"));
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            LIST.set(0, "other");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(LIST.get(0));
          }
        });
  }
}
