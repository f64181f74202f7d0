package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: a segment that is copied. */
// jdk: 22
final class CopyRacy {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          MemorySegment.copy(SEGMENT, 8, MemorySegment.ofArray(new byte[16]), 0, 16); // race: read
        },
        () -> {
          SEGMENT.set(ValueLayout.JAVA_BYTE, 23, (byte) 1); // race: write
        });
  }
}
