package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: the position of one buffer. */
final class PositionRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.put((byte) 1); // race: write
        },
        () -> {
          BUFFER.put((byte) 2); // race: write
        });
  }
}
