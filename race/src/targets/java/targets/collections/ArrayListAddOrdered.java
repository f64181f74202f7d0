package targets.collections;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** Ordered under a lock: an ArrayList. */
final class ArrayListAddOrdered {
  private static final List<String> LIST = new ArrayList<>();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            LIST.add("item");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(LIST.size());
          }
        });
  }
}
