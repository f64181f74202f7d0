package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: a memory segment that is filled. */
// jdk: 22
final class SegmentFillRacy {
  private static final MemorySegment SEGMENT = Arena.global().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(SEGMENT.fill((byte) 1)); // race: write
        },
        () -> {
          Run.use(SEGMENT.getAtIndex(ValueLayout.JAVA_LONG, 2)); // race: read
        });
  }
}
