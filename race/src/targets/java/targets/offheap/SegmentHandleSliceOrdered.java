package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: by a volatile write, seen through another segment. */
// jdk: 22
final class SegmentHandleSliceOrdered {
  private static int data;
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          INT.setVolatile(SEGMENT, 8L, 1);
        },
        () -> {
          MemorySegment slice = SEGMENT.asSlice(8);
          while ((int) INT.getVolatile(slice, 0L) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
