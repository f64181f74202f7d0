package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: elements beside those that a buffer is read into. */
final class BulkArrayOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocate(64);
  private static final byte[] ARRAY = new byte[16];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.get(ARRAY, 4, 8);
        },
        () -> {
          ARRAY[3]++;
          ARRAY[12]++;
        });
  }
}
