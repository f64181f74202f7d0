package targets.atomics;

import java.util.concurrent.atomic.AtomicLong;
import targets.Run;

/** Racy: written after AtomicLong.addAndGet. */
final class LongRacy {
  private static int data;
  private static final AtomicLong FLAG = new AtomicLong();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FLAG.addAndGet(5));
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
