package targets.keys;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Both may find that the key is not there, and the later one wins. */
final class CheckThenPutRacy {
  private static final ConcurrentHashMap<String, Thread> OWNERS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> claim("a"), () -> claim("a"));
  }

  private static void claim(String key) {
    if (!OWNERS.containsKey(key)) { // step: read
      OWNERS.put(key, Thread.currentThread()); // step: write
    }
  }
}
