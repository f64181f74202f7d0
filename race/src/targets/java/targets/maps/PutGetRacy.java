package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Racy: written after put into a ConcurrentHashMap. */
final class PutGetRacy {
  private static int data;
  private static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(MAP.put("key", "value"));
          data = 1; // race: write
        },
        () -> {
          while (MAP.get("key") == null) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
