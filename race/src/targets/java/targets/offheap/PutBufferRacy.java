package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: the buffer from which another is filled. */
final class PutBufferRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ByteBuffer.allocate(64).put(BUFFER.duplicate()); // race: read
        },
        () -> {
          BUFFER.putInt(60, 1); // race: write
        });
  }
}
