package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: written before put into a ConcurrentHashMap. */
final class PutGetOrdered {
  private static int data;
  private static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(MAP.put("key", "value"));
        },
        () -> {
          while (MAP.get("key") == null) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
