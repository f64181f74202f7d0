package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: a segment of an arena that is closed when nobody has it. */
// jdk: 22
final class AutoArenaRacy {
  private static final MemorySegment SEGMENT = Arena.ofAuto().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.set(ValueLayout.JAVA_DOUBLE, 8, 1); // race: write
        },
        () -> {
          Run.use(SEGMENT.getAtIndex(ValueLayout.JAVA_LONG, 1)); // race: read
        });
  }
}
