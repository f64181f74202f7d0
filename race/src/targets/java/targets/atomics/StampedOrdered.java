package targets.atomics;

import java.util.concurrent.atomic.AtomicStampedReference;
import targets.Run;

/** Ordered: written before AtomicStampedReference.set. */
final class StampedOrdered {
  private static int data;
  private static final AtomicStampedReference<String> FLAG = new AtomicStampedReference<>("", 0);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          FLAG.set("set", 1);
        },
        () -> {
          while (FLAG.getStamp() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
