package targets.keys;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** What was seen of a key in one round decides nothing in the next. */
final class LookInAnotherRoundOrdered {
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    COUNTS.put("b", 1);
    Run.both(() -> rounds(List.of("a", "b")), () -> rounds(List.of("a", "b")));
  }

  private static void rounds(List<String> keys) {
    String last = "";
    for (String key : keys) {
      Integer seen = COUNTS.get(key);
      if (seen != null && last != null) {
        COUNTS.put(last, 1);
      }
      last = key;
    }
  }
}
