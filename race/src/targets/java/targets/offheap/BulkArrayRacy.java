package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: the array into which a buffer is read. */
final class BulkArrayRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocate(64);
  private static final byte[] ARRAY = new byte[16];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.get(ARRAY, 4, 8); // race: write
        },
        () -> {
          Run.use(ARRAY[11]); // race: read
        });
  }
}
