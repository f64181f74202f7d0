package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** One operation for both. */
final class ComputedOrdered {
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String word) {
    if (COUNTS.get(word) == null) {
      COUNTS.computeIfAbsent(word, k -> 0);
    }
    COUNTS.compute(word, (k, seen) -> seen == null ? 1 : seen + 1);
    COUNTS.merge(word, 1, Integer::sum);
  }
}
