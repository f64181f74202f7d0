package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: a direct buffer. */
final class DirectBufferRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.putInt(8, 1); // race: write
        },
        () -> {
          Run.use(BUFFER.getInt(8)); // race: read
        });
  }
}
