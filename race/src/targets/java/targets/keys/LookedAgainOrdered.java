package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** What is looked at without the lock is looked at again with it. */
final class LookedAgainOrdered {
  private static final Map<String, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String key) {
    if (CACHE.get(key) == null) {
      synchronized (CACHE) {
        if (!CACHE.containsKey(key)) {
          CACHE.put(key, new Object());
        }
      }
    }
  }
}
