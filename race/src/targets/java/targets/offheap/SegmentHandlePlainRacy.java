package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: plain access by a handle. */
// jdk: 22
final class SegmentHandlePlainRacy {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          INT.set(SEGMENT, 8L, 1); // race: write
        },
        () -> {
          Run.use(SEGMENT.get(ValueLayout.JAVA_BYTE, 11)); // race: read
        });
  }
}
