package targets.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import targets.Run;

/** Racy: a buffer, and a segment of it. */
// jdk: 22
final class BufferAndSegmentRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);
  private static final MemorySegment SEGMENT = MemorySegment.ofBuffer(BUFFER.slice(8, 8));

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.putInt(8, 1); // race: write
        },
        () -> {
          Run.use(SEGMENT.get(ValueLayout.JAVA_BYTE, 3)); // race: read
        });
  }
}
