package targets.collections;

import java.util.HashMap;
import java.util.Map;
import targets.Run;

/** Racy: a HashMap. */
final class HashMapPutRacy {
  private static final Map<String, String> MAP = new HashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          MAP.put("key", "value"); // race: write
        },
        () -> {
          Run.use(MAP.get("other")); // race: read
        });
  }
}
