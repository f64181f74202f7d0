package targets.collections;

import java.util.HashMap;
import targets.Run;

/** Ordered under a lock: computeIfAbsent of a HashMap. */
final class HashMapComputeOrdered {
  private static final HashMap<String, String> MAP = new HashMap<>();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            MAP.computeIfAbsent("key", key -> "value");
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(MAP.containsKey("other") ? 1 : 0);
          }
        });
  }
}
