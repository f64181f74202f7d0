package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Whether it was put need not be known. */
final class PutIfAbsentUnusedOrdered {
  private static final Map<String, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String key) {
    if (!CACHE.containsKey(key)) {
      CACHE.putIfAbsent(key, new Object());
    }
    Run.use(CACHE.get(key));
  }
}
