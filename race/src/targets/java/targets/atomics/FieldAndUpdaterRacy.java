package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import targets.Run;

/** Racy: written after a volatile write, which an updater sees. */
final class FieldAndUpdaterRacy {
  private static int data;
  private static final Box BOX = new Box();
  private static final AtomicIntegerFieldUpdater<Box> FLAG =
      AtomicIntegerFieldUpdater.newUpdater(Box.class, "flag");

  static class Box {
    volatile int flag;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BOX.flag = 1;
          data = 1; // race: write
        },
        () -> {
          while (FLAG.getAndAdd(BOX, 0) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
