package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/**
 * Ordered: who waits, inside the map, until another has computed a value compares his key with one
 * that was not yet there when he came.
 */
final class KeyEqualsAfterWaitOrdered {
  private static final class Key {
    private int number; // not final

    Key(int number) {
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key && ((Key) other).number == number;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private static final ConcurrentHashMap<Key, String> MAP = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () ->
            MAP.computeIfAbsent(
                new Key(7),
                key -> {
                  Run.sleep(60);
                  return "one";
                }),
        () -> {
          Run.sleep(20);
          MAP.computeIfAbsent(new Key(7), key -> "other");
        });
  }
}
