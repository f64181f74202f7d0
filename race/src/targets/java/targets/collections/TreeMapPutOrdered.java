package targets.collections;

import java.util.TreeMap;
import targets.Run;

/** Ordered under a lock: a TreeMap. */
final class TreeMapPutOrdered {
  private static final TreeMap<String, String> MAP = new TreeMap<>();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            MAP.put("key", "value");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(MAP.firstEntry());
          }
        });
  }
}
