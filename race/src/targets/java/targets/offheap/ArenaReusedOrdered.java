package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Ordered: memory of a closed arena that another arena gets again. */
// jdk: 22
final class ArenaReusedOrdered {
  private static void use() {
    for (int i = 0; i < 100; i++) {
      try (Arena arena = Arena.ofShared()) {
        MemorySegment segment = arena.allocate(64, 8);
        segment.set(ValueLayout.JAVA_LONG, 8, i);
        Run.use(segment.get(ValueLayout.JAVA_INT, 8));
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          use();
        },
        () -> {
          use();
        });
  }
}
