package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: written in the calls of a parallel operation, read after it. */
final class BulkResultsOrdered {
  public static void main(String[] args) throws Exception {
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    for (int i = 0; i < 200; i++) {
      map.put(i, i);
    }
    int[] all = new int[200];
    map.forEach(1, (key, value) -> all[key] = value);
    long sum = map.reduce(1, (key, value) -> all[key]++, Integer::sum);
    map.forEachEntry(1, entry -> all[entry.getKey()]++);
    for (int value : all) {
      sum += value;
    }
    Run.use(sum);
  }
}
