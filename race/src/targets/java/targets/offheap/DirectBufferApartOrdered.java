package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: bytes next to each other. */
final class DirectBufferApartOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.putInt(8, 1);
          BUFFER.put(16, (byte) 1);
        },
        () -> {
          BUFFER.putInt(12, 1);
          BUFFER.put(17, (byte) 1);
        });
  }
}
