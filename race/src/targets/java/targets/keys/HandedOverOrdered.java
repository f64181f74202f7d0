package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Two threads, one after the other. */
final class HandedOverOrdered {
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();
  private static final CountDownLatch DONE = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          count("a");
          DONE.countDown();
        },
        () -> {
          DONE.await();
          count("a");
        });
  }

  private static void count(String word) {
    Integer seen = COUNTS.get(word);
    COUNTS.put(word, seen == null ? 1 : seen + 1);
    if (!COUNTS.containsKey("b")) {
      COUNTS.put("b", seen == null ? 1 : 2);
    }
  }
}
