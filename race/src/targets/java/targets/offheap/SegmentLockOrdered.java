package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import targets.Run;

/** Ordered: a memory segment under a lock. */
// jdk: 22
final class SegmentLockOrdered {
  private static final MemorySegment SEGMENT = Arena.global().allocate(64, 8);
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            SEGMENT.set(ValueLayout.JAVA_INT, 8, 1);
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(SEGMENT.get(ValueLayout.JAVA_INT, 8));
          }
        });
  }
}
