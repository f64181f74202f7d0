package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: written before computeIfAbsent. */
final class ComputeIfAbsentOrdered {
  private static int data;
  private static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(MAP.computeIfAbsent("key", key -> "value"));
        },
        () -> {
          while (!MAP.containsKey("key")) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
