package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: a segment that takes what another has. */
// jdk: 22
final class SegmentCopyFromRacy {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.copyFrom(MemorySegment.ofArray(new long[8])); // race: write
        },
        () -> {
          Run.use(SEGMENT.get(ValueLayout.JAVA_BYTE, 63)); // race: read
        });
  }
}
