package targets.collections;

import java.util.HashMap;
import java.util.Map;
import targets.Run;

/** Ordered under a lock: a HashMap. */
final class HashMapPutOrdered {
  private static final Map<String, String> MAP = new HashMap<>();
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
            Run.use(MAP.get("other"));
          }
        });
  }
}
