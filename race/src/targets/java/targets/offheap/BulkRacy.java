package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Racy: several bytes at once, and one of them. */
final class BulkRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.put(8, new byte[40]); // race: write
        },
        () -> {
          Run.use(BUFFER.get(47)); // race: read
        });
  }
}
