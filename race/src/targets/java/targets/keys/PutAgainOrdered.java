package targets.keys;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import targets.Run;

/** Who puts again what he has found changes nothing in the map. */
final class PutAgainOrdered {
  private static final Map<String, List<String>> NAMES = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    NAMES.put("a", new CopyOnWriteArrayList<>());
    Run.both(() -> add("a", "x"), () -> add("a", "y"));
  }

  private static void add(String key, String name) {
    for (int i = 0; i < 20; i++) {
      List<String> names = NAMES.get(key);
      names.add(name);
      NAMES.put(key, names);
    }
  }
}
