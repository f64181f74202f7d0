package targets.shared;

import dev.dure.Elements;
import dev.dure.HeapSpace;
import dev.dure.SharedMap;
import dev.dure.Space;
import targets.Run;

/** The map's own method for it. */
final class MapMergeOrdered {
  private static final Space SPACE = HeapSpace.create();
  private static final SharedMap<String, Integer> COUNTS =
      SPACE.map("counts", 16, Elements.strings(16), Elements.ints());

  public static void main(String[] args) throws Exception {
    Run.both(MapMergeOrdered::step, MapMergeOrdered::step);
  }

  private static void step() {
    COUNTS.merge("hits", 1, Integer::sum);
  }
}
