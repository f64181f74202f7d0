package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: the limit of one buffer. */
final class FlipRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.flip(); // race: write
        },
        () -> {
          Run.use(BUFFER.limit()); // race: read
        });
  }
}
