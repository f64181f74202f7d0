package targets.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import targets.Run;

/** Racy: a segment, and a buffer of it. */
// jdk: 22
final class SegmentAndBufferRacy {
  private static final MemorySegment SEGMENT = Arena.ofShared().allocate(64, 8);
  private static final ByteBuffer BUFFER = SEGMENT.asSlice(8).asByteBuffer();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SEGMENT.set(ValueLayout.JAVA_INT, 8, 1); // race: write
        },
        () -> {
          Run.use(BUFFER.get(3)); // race: read
        });
  }
}
