package targets.atomics;

import java.util.concurrent.atomic.AtomicStampedReference;
import targets.Run;

/** Racy: written after AtomicStampedReference.set. */
final class StampedRacy {
  private static int data;
  private static final AtomicStampedReference<String> FLAG = new AtomicStampedReference<>("", 0);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          FLAG.set("set", 1);
          data = 1; // race: write
        },
        () -> {
          while (FLAG.getStamp() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
