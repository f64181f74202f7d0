package dev.dure.benchmarks;

import dev.dure.HeapSpace;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;

/** The spaces that a benchmark's parameter can name. */
final class Spaces {

  static final String HEAP = "heap";
  static final String MEMORY = "memory";

  private static final long BYTES = 4L << 20;

  private Spaces() {}

  /** Creates a space with room for some objects. */
  static Space create(String which) {
    return create(which, BYTES);
  }

  static Space create(String which, long bytes) {
    return switch (which) {
      case HEAP -> HeapSpace.create();
      case MEMORY -> MemorySpace.create(bytes);
      default ->
          throw new IllegalArgumentException(
              "There is no space \"" + which + "\"; allowed are " + HEAP + " and " + MEMORY + ".");
    };
  }
}
