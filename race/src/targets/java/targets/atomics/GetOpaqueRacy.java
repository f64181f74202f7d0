package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: getOpaque does not acquire. */
final class GetOpaqueRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          FLAG.set(1);
        },
        () -> {
          while (FLAG.getOpaque() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
