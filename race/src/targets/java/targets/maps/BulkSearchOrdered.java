package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: what a search has found was made by one of its calls. */
final class BulkSearchOrdered {
  private static final class Box {
    int value;
  }

  public static void main(String[] args) throws Exception {
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    for (int i = 0; i < 200; i++) {
      map.put(i, i);
    }
    Box found =
        map.search(
            1,
            (key, value) -> {
              Box box = new Box();
              box.value = value;
              return key > 50 ? box : null;
            });
    Run.use(found.value);
  }
}
