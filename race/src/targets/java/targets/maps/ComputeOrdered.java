package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: compute runs for one key at a time. */
final class ComputeOrdered {
  private static final int[] DATA = new int[1];
  private static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.use(MAP.put("key", "first"));
    Run.both(
        () -> {
          for (int i = 0; i < 100; i++) {
            Run.use(MAP.compute("key", (key, value) -> "" + DATA[0]++));
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            Run.use(MAP.merge("key", "new", (old, value) -> "" + DATA[0]++));
            Run.use(MAP.compute("key", (key, value) -> "" + DATA[0]++));
          }
        });
  }
}
