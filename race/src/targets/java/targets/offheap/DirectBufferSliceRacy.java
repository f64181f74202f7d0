package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: the same memory by two buffers. */
final class DirectBufferSliceRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);
  private static final ByteBuffer SLICE = BUFFER.duplicate().position(8).slice();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.putLong(8, 1); // race: write
        },
        () -> {
          Run.use(SLICE.getLong(0)); // race: read
        });
  }
}
