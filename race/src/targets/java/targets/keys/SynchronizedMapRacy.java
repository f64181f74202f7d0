package targets.keys;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import targets.Run;

/** Each call holds the map's lock, and nobody holds it from one call to the next. */
final class SynchronizedMapRacy {
  private static final Map<String, Integer> COUNTS = Collections.synchronizedMap(new HashMap<>());

  public static void main(String[] args) throws Exception {
    Run.both(() -> count("a"), () -> count("a"));
  }

  private static void count(String word) {
    Integer seen = COUNTS.get(word); // step: read
    COUNTS.put(word, seen == null ? 1 : seen + 1); // step: write
  }
}
