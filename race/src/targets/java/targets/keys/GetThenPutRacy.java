package targets.keys;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import targets.Run;

/** What another thread counts in between is lost. */
final class GetThenPutRacy {
  private static final ConcurrentMap<String, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> count("a"), () -> count("a"));
  }

  private static void count(String word) {
    Integer seen = COUNTS.get(word); // step: read
    COUNTS.put(word, seen == null ? 1 : seen + 1); // step: write
  }
}
