package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Both may find the key, and count it as removed. */
final class CheckThenRemoveRacy {
  private static final Map<String, String> OPEN = new ConcurrentHashMap<>();
  private static final AtomicInteger CLOSED = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    OPEN.put("a", "");
    Run.both(() -> close("a"), () -> close("a"));
  }

  private static void close(String key) {
    if (OPEN.containsKey(key)) { // step: read
      OPEN.remove(key); // step: write
      CLOSED.incrementAndGet();
    }
  }
}
