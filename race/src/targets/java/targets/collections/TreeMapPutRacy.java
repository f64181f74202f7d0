package targets.collections;

import java.util.TreeMap;
import targets.Run;

/** Racy: a TreeMap. */
final class TreeMapPutRacy {
  private static final TreeMap<String, String> MAP = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          MAP.put("key", "value"); // race: write
        },
        () -> {
          Run.use(MAP.firstEntry()); // race: read
        });
  }
}
