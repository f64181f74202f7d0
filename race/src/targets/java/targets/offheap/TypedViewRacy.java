package targets.offheap;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import targets.Run;

/** Racy: a long of a view, and a byte in it. */
final class TypedViewRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);
  private static final LongBuffer VIEW = BUFFER.asLongBuffer();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          VIEW.put(1, 5); // race: write
        },
        () -> {
          Run.use(BUFFER.get(10)); // race: read
        });
  }
}
