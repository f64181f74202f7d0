package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Both put the same, and do nothing else about it. */
final class SameValueOrdered {
  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();
  private static final CountDownLatch LOOKED = new CountDownLatch(2);

  public static void main(String[] args) throws Exception {
    Run.both(() -> put("a", "x"), () -> put("a", "x"));
  }

  private static void put(String key, String name) throws InterruptedException {
    String seen = NAMES.get(key);
    LOOKED.countDown();
    LOOKED.await();
    if (seen == null) {
      NAMES.put(key, name);
    }
  }
}
