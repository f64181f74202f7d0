package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: a direct buffer under a lock. */
final class DirectBufferLockOrdered {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            BUFFER.putInt(8, 1);
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(BUFFER.getInt(8));
          }
        });
  }
}
