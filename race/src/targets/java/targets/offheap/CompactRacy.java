package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: bytes that are moved, and one of those moved over. */
final class CompactRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.duplicate().position(8).compact(); // race: write
        },
        () -> {
          Run.use(BUFFER.get(0)); // race: read
        });
  }
}
