package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: reading by index moves nothing. */
final class AbsoluteReadersOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 8; i++) {
            Run.use(BUFFER.getLong(8 * i) + BUFFER.remaining());
          }
        },
        () -> {
          for (int i = 0; i < 64; i++) {
            Run.use(BUFFER.get(i) + BUFFER.duplicate().position());
          }
        });
  }
}
