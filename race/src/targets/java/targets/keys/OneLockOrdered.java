package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** One lock round both, in both threads. */
final class OneLockOrdered {
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> step("a"), () -> step("a"));
  }

  private static void step(String word) {
    synchronized (COUNTS) {
      Integer seen = COUNTS.get(word);
      COUNTS.put(word, seen == null ? 1 : seen + 1);
      if (!COUNTS.containsKey("b")) {
        COUNTS.put("b", 1);
        COUNTS.remove("b");
      }
    }
  }
}
