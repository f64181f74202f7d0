package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: an int and a byte in it. */
final class DirectBufferOverlapRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.putInt(8, 1); // race: write
        },
        () -> {
          Run.use(BUFFER.get(10)); // race: read
        });
  }
}
