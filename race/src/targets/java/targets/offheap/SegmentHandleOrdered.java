package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: written before a volatile write by a handle. */
// jdk: 22
final class SegmentHandleOrdered {
  private static int data;
  private static final MemorySegment SEGMENT = Arena.global().allocate(64, 8);
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          INT.setVolatile(SEGMENT, 8L, 1);
        },
        () -> {
          while ((int) INT.getVolatile(SEGMENT, 8L) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
