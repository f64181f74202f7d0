package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: written after a volatile write by a handle. */
// jdk: 22
final class SegmentHandleRacy {
  private static int data;
  private static final MemorySegment SEGMENT = Arena.global().allocate(64, 8);
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          INT.setVolatile(SEGMENT, 8L, 1);
          data = 1; // race: write
        },
        () -> {
          while ((int) INT.getVolatile(SEGMENT, 8L) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
