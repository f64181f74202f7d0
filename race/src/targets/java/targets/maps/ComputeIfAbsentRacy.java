package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Racy: written after computeIfAbsent. */
final class ComputeIfAbsentRacy {
  private static int data;
  private static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(MAP.computeIfAbsent("key", key -> "value"));
          data = 1; // race: write
        },
        () -> {
          while (!MAP.containsKey("key")) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
