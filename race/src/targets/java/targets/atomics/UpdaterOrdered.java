package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import targets.Run;

/** Ordered: written before AtomicIntegerFieldUpdater.set. */
final class UpdaterOrdered {
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
          data = 1;
          FLAG.set(BOX, 1);
        },
        () -> {
          while (FLAG.get(BOX) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
