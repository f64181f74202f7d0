package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: opaque accesses order nothing. */
final class OpaqueRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          FLAG.setOpaque(1);
        },
        () -> {
          while (FLAG.getOpaque() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
