package targets.keys;

import java.util.Hashtable;
import targets.Run;

/** As with any map whose methods are synchronized. */
final class HashtableRacy {
  private static final Hashtable<String, Object> TABLE = new Hashtable<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> Run.use(get("a")), () -> Run.use(get("a")));
  }

  private static Object get(String key) {
    Object value = TABLE.get(key); // step: read
    if (value == null) {
      value = new Object();
      TABLE.put(key, value); // step: write
    }
    return value;
  }
}
