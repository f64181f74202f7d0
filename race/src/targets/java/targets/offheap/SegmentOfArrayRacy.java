package targets.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: an array, and a segment of it. */
// jdk: 22
final class SegmentOfArrayRacy {
  private static final int[] ARRAY = new int[16];
  private static final MemorySegment SEGMENT = MemorySegment.ofArray(ARRAY);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.setAtIndex(ValueLayout.JAVA_INT, 3, 1); // race: write
        },
        () -> {
          Run.use(ARRAY[3]); // race: read
        });
  }
}
