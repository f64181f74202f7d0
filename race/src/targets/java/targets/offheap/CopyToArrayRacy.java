package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: the array into which a segment is copied. */
// jdk: 22
final class CopyToArrayRacy {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);
  private static final int[] ARRAY = new int[16];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          MemorySegment.copy(SEGMENT, ValueLayout.JAVA_INT, 0, ARRAY, 2, 4); // race: write
        },
        () -> {
          Run.use(ARRAY[5]); // race: read
        });
  }
}
