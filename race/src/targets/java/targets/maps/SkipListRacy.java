package targets.maps;

import java.util.concurrent.ConcurrentSkipListMap;
import targets.Run;

/** Racy: written after put into a ConcurrentSkipListMap. */
final class SkipListRacy {
  private static int data;
  private static final ConcurrentSkipListMap<String, String> MAP = new ConcurrentSkipListMap<>();

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
