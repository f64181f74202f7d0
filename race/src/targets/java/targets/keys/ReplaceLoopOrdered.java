package targets.keys;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import targets.Run;

/** Who replaces only what he has seen looks again until that works. */
final class ReplaceLoopOrdered {
  private static final ConcurrentMap<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    COUNTS.put("a", 0);
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String word) {
    while (true) {
      Integer seen = COUNTS.get(word);
      if (COUNTS.replace(word, seen, seen + 1)) {
        return;
      }
    }
  }
}
