package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: each moves through a duplicate of its own, in another part. */
final class RelativeApartOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ByteBuffer part = BUFFER.duplicate();
          for (int i = 0; i < 32; i++) {
            part.put((byte) i);
          }
        },
        () -> {
          ByteBuffer part = BUFFER.duplicate();
          part.position(32);
          while (part.hasRemaining()) {
            part.putShort((short) 1);
          }
        });
  }
}
