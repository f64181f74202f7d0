package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Nobody else changes it, so nothing can come between. */
final class SingleWriterOrdered {
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 100; i++) {
            Integer seen = COUNTS.get("a");
            COUNTS.put("a", seen == null ? 1 : seen + 1);
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            Run.use(COUNTS.get("a"));
            Run.use(COUNTS.containsKey("a"));
          }
        });
  }
}
