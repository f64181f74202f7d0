package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: a segment of a shared arena. */
// jdk: 22
final class SharedArenaRacy {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.setAtIndex(ValueLayout.JAVA_INT, 2, 1); // race: write
        },
        () -> {
          Run.use(SEGMENT.get(ValueLayout.JAVA_SHORT, 10)); // race: read
        });
  }
}
