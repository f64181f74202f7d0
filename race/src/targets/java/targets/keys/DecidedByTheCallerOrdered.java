package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** One thread looks and never acts. */
final class DecidedByTheCallerOrdered {
  private static final Map<String, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> get("a", true), () -> get("a", false));
  }

  private static void get(String key, boolean makes) {
    Object value = CACHE.get(key);
    if (value == null && makes) {
      CACHE.put(key, new Object());
    }
    Run.use(value);
  }
}
