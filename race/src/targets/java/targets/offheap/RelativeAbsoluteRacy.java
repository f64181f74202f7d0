package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: one moves through a duplicate, the other reads by index. */
final class RelativeAbsoluteRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);
  private static final ByteBuffer OTHER = BUFFER.duplicate();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          OTHER.putInt(1);
          OTHER.putInt(1); // race: write
        },
        () -> {
          Run.use(BUFFER.get(7)); // race: read
        });
  }
}
