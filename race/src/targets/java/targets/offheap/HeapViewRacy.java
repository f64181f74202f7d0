package targets.offheap;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import targets.Run;

/** Racy: an int of a view, and the array of which it is one. */
final class HeapViewRacy {
  private static final byte[] ARRAY = new byte[64];
  private static final IntBuffer VIEW = ByteBuffer.wrap(ARRAY).asIntBuffer();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          VIEW.put(2, 5); // race: write
        },
        () -> {
          Run.use(ARRAY[9]); // race: read
        });
  }
}
