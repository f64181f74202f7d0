package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Each thread has a key of its own. */
final class OtherKeyOrdered {
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> count("a"), () -> count("b"));
  }

  private static void count(String word) {
    for (int i = 0; i < 20; i++) {
      Integer seen = COUNTS.get(word);
      COUNTS.put(word, seen == null ? 1 : seen + 1);
    }
  }
}
