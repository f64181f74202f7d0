package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: a buffer on the heap is the array behind it. */
final class HeapBufferRacy {
  private static final byte[] BYTES = new byte[64];
  private static final ByteBuffer BUFFER = ByteBuffer.wrap(BYTES);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.putInt(8, 1); // race: write
        },
        () -> {
          Run.use(BYTES[9]); // race: read
        });
  }
}
