package targets.collections;

import java.util.HashSet;
import targets.Run;

/** Ordered under a lock: a HashSet. */
final class HashSetAddOrdered {
  private static final HashSet<String> SET = new HashSet<>();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            SET.add("item");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(SET.contains("item") ? 1 : 0);
          }
        });
  }
}
