package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: several bytes at once, and those beside them. */
final class BulkOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.put(8, new byte[39]);
        },
        () -> {
          Run.use(BUFFER.get(47) + BUFFER.get(7));
        });
  }
}
