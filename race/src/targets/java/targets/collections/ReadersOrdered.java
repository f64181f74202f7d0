package targets.collections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import targets.Run;

/** Ordered: two readers of collections. */
final class ReadersOrdered {
  private static final List<String> LIST = new ArrayList<>(List.of("one"));
  private static final Map<String, String> MAP = new HashMap<>(Map.of("key", "value"));

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(LIST.get(0));
          Run.use(MAP.get("key"));
          for (String item : LIST) {
            Run.use(item);
          }
        },
        () -> {
          Run.use(LIST.get(0));
          Run.use(MAP.get("key"));
          for (String item : LIST) {
            Run.use(item);
          }
        });
  }
}
