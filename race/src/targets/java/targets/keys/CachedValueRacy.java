package targets.keys;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import targets.Run;

/** Two values may be made for one key; who got the first one has another than the map. */
final class CachedValueRacy {
  private static final ConcurrentMap<Integer, Object> CACHE = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> Run.use(get(1_000)), () -> Run.use(get(1_000)));
  }

  private static Object get(int key) {
    Object value = CACHE.get(key); // step: read
    if (value == null) {
      value = new Object();
      CACHE.put(key, value); // step: write
    }
    return value;
  }
}
