package targets.offheap;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import targets.Run;

/** Ordered: ints of a view, and the bytes beside them. */
final class TypedViewApartOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);
  private static final IntBuffer VIEW = BUFFER.asIntBuffer();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          VIEW.put(1, 5);
          VIEW.put(3, 5);
        },
        () -> {
          BUFFER.put(3, (byte) 1);
          BUFFER.put(8, (byte) 1);
          Run.use(BUFFER.getInt(8));
        });
  }
}
