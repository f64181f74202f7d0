package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Two keys that have one hash are two keys. */
final class SameHashOrdered {
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> count("Aa"), () -> count("BB"));
  }

  private static void count(String word) {
    for (int i = 0; i < 20; i++) {
      Integer seen = COUNTS.get(word);
      COUNTS.put(word, seen == null ? 1 : seen + 1);
    }
  }
}
