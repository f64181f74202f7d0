package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: a slice of a memory segment. */
// jdk: 22
final class SegmentSliceRacy {
  private static final MemorySegment SEGMENT = Arena.global().allocate(64, 8);
  private static final MemorySegment SLICE = SEGMENT.asSlice(8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.set(ValueLayout.JAVA_INT, 8, 1); // race: write
        },
        () -> {
          Run.use(SLICE.get(ValueLayout.JAVA_BYTE, 2)); // race: read
        });
  }
}
