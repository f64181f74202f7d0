package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Racy: text, and the byte that ends it. */
// jdk: 22
final class SegmentStringRacy {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.setString(8, "abc"); // race: write
        },
        () -> {
          Run.use(SEGMENT.get(ValueLayout.JAVA_BYTE, 11)); // race: read
        });
  }
}
