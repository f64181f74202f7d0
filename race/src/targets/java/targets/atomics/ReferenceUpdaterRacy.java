package targets.atomics;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import targets.Run;

/** Racy: written after AtomicReferenceFieldUpdater.lazySet. */
final class ReferenceUpdaterRacy {
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
          FLAG.lazySet(BOX, "set");
          data = 1; // race: write
        },
        () -> {
          while (FLAG.get(BOX) == null) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
