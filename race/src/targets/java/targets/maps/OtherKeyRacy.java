package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Racy: another key of a ConcurrentHashMap. */
final class OtherKeyRacy {
  private static int data;
  private static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          Run.use(MAP.put("key", "value"));
        },
        () -> {
          Run.sleep(20);
          Run.use(MAP.get("other"));
          Run.use(data); // race: read
        });
  }
}
