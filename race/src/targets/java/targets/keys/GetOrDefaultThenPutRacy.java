package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import targets.Run;

/** In one expression, and in a sorted map that is called by its interface. */
final class GetOrDefaultThenPutRacy {
  private static final Map<Long, Integer> COUNTS = new ConcurrentSkipListMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> count(5_000L), () -> count(5_000L));
  }

  private static void count(long key) {
    COUNTS.put(key, COUNTS.getOrDefault(key, 0) + 1); // step: read, write
  }
}
