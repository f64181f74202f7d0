package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Ordered: text, and the byte behind the one that ends it. */
// jdk: 22
final class SegmentStringOrdered {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.setString(8, "abc");
          Run.use(SEGMENT.getString(8));
        },
        () -> {
          SEGMENT.set(ValueLayout.JAVA_BYTE, 12, (byte) 1);
        });
  }
}
