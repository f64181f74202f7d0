package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import targets.Run;

/** Racy: written after AtomicIntegerFieldUpdater.set. */
final class UpdaterRacy {
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
          FLAG.set(BOX, 1);
          data = 1; // race: write
        },
        () -> {
          while (FLAG.get(BOX) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
