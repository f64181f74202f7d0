package targets.maps;

import java.util.concurrent.ConcurrentSkipListMap;
import targets.Run;

/** Ordered: written before put into a ConcurrentSkipListMap. */
final class SkipListOrdered {
  private static int data;
  private static final ConcurrentSkipListMap<String, String> MAP = new ConcurrentSkipListMap<>();

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
