package targets.keys;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Whoever does it, and however often, it comes to the same. */
final class IdempotentOrdered {
  private static final Map<String, Boolean> SEEN = new ConcurrentHashMap<>();
  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String key) {
    if (!SEEN.containsKey(key)) {
      SEEN.put(key, true);
    }
    if (!NAMES.contains(key)) {
      NAMES.add(key);
    }
    if (!NAMES.contains("other")) {
      synchronized (NAMES) {
        NAMES.add("other");
      }
    }
    if (NAMES.contains(key)) {
      NAMES.remove(key);
    }
  }
}
