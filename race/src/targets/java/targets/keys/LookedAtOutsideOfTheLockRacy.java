package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** One lock round the act alone keeps nobody from looking before it. */
final class LookedAtOutsideOfTheLockRacy {
  private static final Map<String, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> make("a"), () -> make("a"));
  }

  private static void make(String key) {
    if (CACHE.get(key) == null) { // step: read
      synchronized (CACHE) {
        CACHE.put(key, new Object()); // step: write
      }
    }
  }
}
