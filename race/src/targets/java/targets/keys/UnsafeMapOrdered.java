package targets.keys;

import java.util.HashMap;
import java.util.Map;
import targets.Run;

/** A map of one thread, called by the interface of all maps. */
final class UnsafeMapOrdered {
  public static void main(String[] args) throws Exception {
    Run.both(() -> count(new HashMap<>()), () -> count(new HashMap<>()));
  }

  private static void count(Map<String, Integer> counts) {
    for (int i = 0; i < 20; i++) {
      Integer seen = counts.get("a");
      counts.put("a", seen == null ? 1 : seen + 1);
    }
  }
}
