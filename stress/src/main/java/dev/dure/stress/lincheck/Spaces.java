package dev.dure.stress.lincheck;

import dev.dure.HeapSpace;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the objects of scenarios come from: a new one for each run of a scenario. */
final class Spaces {

  private static final Space HEAP = HeapSpace.create();

  /** A segment, and how many objects were made in it. */
  private static final class Shared {
    static final int MOST = 100_000;
    static final MemorySpace SPACE = MemorySpace.create(256L << 20);
    static final AtomicInteger OBJECTS = new AtomicInteger();
  }

  private Spaces() {}

  static Space heap() {
    return HEAP;
  }

  /** The same segment for all, since making one takes longer than a scenario. */
  static Space memory() {
    if (Shared.OBJECTS.incrementAndGet() > Shared.MOST) {
      throw new IllegalStateException(
          String.format(
              "No more than %,d objects fit into the segment. Ask for fewer invocations.",
              Shared.MOST));
    }
    return Shared.SPACE;
  }
}
