package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: written before a mapping was made, read where a parallel operation comes to it. */
final class BulkMappingOrdered {
  private static final class Box {
    int value;
  }

  private static final ConcurrentHashMap<Integer, Box> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 200; i++) {
            Box box = new Box();
            box.value = i;
            MAP.put(i, box);
          }
        },
        () -> {
          while (MAP.isEmpty()) {
            Thread.onSpinWait();
          }
          MAP.forEachValue(1, box -> Run.use(box.value));
          Run.use(MAP.reduceToInt(1, (key, box) -> box.value, 0, Integer::sum));
        });
  }
}
