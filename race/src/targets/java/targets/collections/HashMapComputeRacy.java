package targets.collections;

import java.util.HashMap;
import targets.Run;

/** Racy: computeIfAbsent of a HashMap. */
final class HashMapComputeRacy {
  private static final HashMap<String, String> MAP = new HashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          MAP.computeIfAbsent("key", key -> "value"); // race: write
        },
        () -> {
          Run.use(MAP.containsKey("other") ? 1 : 0); // race: read
        });
  }
}
