package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** The second look is in another method. */
final class LookedAgainByMethodOrdered {
  private static final Map<String, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String key) {
    if (CACHE.get(key) == null) {
      synchronized (CACHE) {
        if (isMissing(key)) {
          CACHE.put(key, new Object());
        }
      }
    }
  }

  private static boolean isMissing(String key) {
    return CACHE.get(key) == null;
  }
}
