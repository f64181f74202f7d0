package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: written after AtomicInteger.set. */
final class SetGetRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          FLAG.set(1);
          data = 1; // race: write
        },
        () -> {
          while (FLAG.get() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
