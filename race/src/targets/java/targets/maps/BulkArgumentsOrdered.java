package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: written before a parallel operation, read in its calls. */
final class BulkArgumentsOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    for (int i = 0; i < 200; i++) {
      map.put(i, i);
    }
    data = 1;
    map.forEach(1, (key, value) -> Run.use(data + key));
    map.forEachKey(1, key -> Run.use(data + key));
    Run.use(map.reduceValuesToLong(1, value -> data + value, 0, Long::sum));
  }
}
