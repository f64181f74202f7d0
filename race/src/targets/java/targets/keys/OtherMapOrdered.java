package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** What is put into one map was looked for in another. */
final class OtherMapOrdered {
  private static final Map<String, Integer> FROM = new ConcurrentHashMap<>();
  private static final Map<String, Integer> TO = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    FROM.put("a", 1);
    Run.both(() -> copy("a"), () -> copy("a"));
  }

  private static void copy(String key) {
    Integer seen = FROM.get(key);
    if (seen != null) {
      TO.put(key, seen);
    }
  }
}
