package targets.keys;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import targets.Run;

/** The map's own lock round both. */
final class SynchronizedMapLockOrdered {
  private static final Map<String, Object> CACHE = Collections.synchronizedMap(new HashMap<>());

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String key) {
    synchronized (CACHE) {
      if (CACHE.get(key) == null) {
        CACHE.put(key, new Object());
      }
    }
  }
}
