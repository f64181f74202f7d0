package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Ordered: parts of a segment beside each other. */
// jdk: 22
final class SharedArenaApartOrdered {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.setAtIndex(ValueLayout.JAVA_INT, 2, 1);
          SEGMENT.asSlice(16, 8).fill((byte) 1);
        },
        () -> {
          Run.use(SEGMENT.get(ValueLayout.JAVA_INT, 12));
          Run.use(SEGMENT.get(ValueLayout.JAVA_BYTE, 7));
          Run.use(SEGMENT.get(ValueLayout.JAVA_LONG, 24));
        });
  }
}
