package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** Ordered: who puts an equal key has it compared, inside the map, with the one that is there. */
final class KeyEqualsOrdered {
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
        () -> MAP.put(new Key(7), "one"),
        () -> {
          while (MAP.size() == 0) {
            Run.sleep(1);
          }
          MAP.putIfAbsent(new Key(7), "other");
        });
  }
}
