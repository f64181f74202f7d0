package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: two slices that do not overlap. */
final class SlicesApartOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ByteBuffer slice = BUFFER.slice(0, 32);
          slice.putLong(24, 5);
          slice.put(new byte[20]);
        },
        () -> {
          ByteBuffer slice = BUFFER.slice(32, 32);
          slice.putLong(0, 5);
          slice.put(new byte[20]);
        });
  }
}
