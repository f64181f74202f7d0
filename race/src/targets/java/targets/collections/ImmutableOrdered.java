package targets.collections;

import java.util.List;
import java.util.Map;
import targets.Run;

/** Ordered: lists that nobody can change. */
final class ImmutableOrdered {
  private static final List<String> LIST = List.of("one", "two");
  private static final Map<String, String> MAP = Map.of("key", "value");

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(LIST.get(0));
          Run.use(MAP.get("key"));
        },
        () -> {
          Run.use(LIST.get(1));
          Run.use(MAP.get("key"));
        });
  }
}
