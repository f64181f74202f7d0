package targets.shared;

import dev.dure.Elements;
import dev.dure.HeapSpace;
import dev.dure.SharedMap;
import dev.dure.Space;
import targets.Run;

/** What a map of the space's has for a key, read, and put back with one more. */
final class MapPutOfGetRacy {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedMap<String, Integer> COUNTS =
      SPACE.map("counts", 16, Elements.strings(16), Elements.ints());

  public static void main(String[] args) throws Exception {
    Run.both(MapPutOfGetRacy::step, MapPutOfGetRacy::step);
  }

  private static void step() {
    Integer seen = COUNTS.get("hits"); // step: read
    COUNTS.put("hits", seen == null ? 1 : seen + 1); // step: write
  }
}
