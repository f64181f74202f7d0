package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Racy: compute for two keys. */
final class ComputeOtherKeyRacy {
  private static int data;
  private static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(MAP.compute("one", (key, value) -> "" + (data = 1))); // race: write
        },
        () -> {
          Run.use(MAP.compute("other", (key, value) -> "" + (data = 2))); // race: write
        });
  }
}
