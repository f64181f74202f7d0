package targets.atomics;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import targets.Run;

/** Ordered: written before AtomicReferenceFieldUpdater.lazySet. */
final class ReferenceUpdaterOrdered {
  private static int data;
  private static final Box BOX = new Box();
  private static final AtomicReferenceFieldUpdater<Box, String> FLAG =
      AtomicReferenceFieldUpdater.newUpdater(Box.class, String.class, "flag");

  static class Box {
    volatile String flag;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          FLAG.lazySet(BOX, "set");
        },
        () -> {
          while (FLAG.get(BOX) == null) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
