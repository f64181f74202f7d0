package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** The same object is the same key, of whatever class. */
final class KeyOfTheProgramRacy {

  private static final class Key {}

  private static final Key KEY = new Key();
  private static final Map<Key, Integer> COUNTS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(KeyOfTheProgramRacy::count, KeyOfTheProgramRacy::count);
  }

  private static void count() {
    Integer seen = COUNTS.get(KEY); // step: read
    COUNTS.put(KEY, seen == null ? 1 : seen + 1); // step: write
  }
}
