package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Who looks at what he has replaced knows of it. */
final class ResultOfPutOrdered {
  private static final Map<String, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String key) {
    if (!CACHE.containsKey(key)) {
      Object mine = new Object();
      Object earlier = CACHE.put(key, mine);
      if (earlier != null) {
        CACHE.merge(key, earlier, (now, first) -> first);
      }
    }
  }
}
