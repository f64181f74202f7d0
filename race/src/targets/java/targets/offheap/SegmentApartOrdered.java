package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Ordered: apart in a memory segment. */
// jdk: 22
final class SegmentApartOrdered {
  private static final MemorySegment SEGMENT = Arena.global().allocate(64, 8);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.set(ValueLayout.JAVA_INT, 8, 1);
        },
        () -> {
          SEGMENT.set(ValueLayout.JAVA_INT, 12, 1);
        });
  }
}
