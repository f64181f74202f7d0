package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** The map sees for itself whether the key is there. */
final class PutIfAbsentOrdered {
  private static final Map<String, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String key) {
    Object value = CACHE.get(key);
    if (value == null) {
      value = new Object();
      Object earlier = CACHE.putIfAbsent(key, value);
      Run.use(earlier == null ? value : earlier);
    }
  }
}
