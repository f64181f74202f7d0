package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import targets.Run;

/** Ordered: written before AtomicIntegerFieldUpdater.compareAndSet, which a volatile read sees. */
final class UpdaterAndFieldOrdered {
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
          Run.use(FLAG.compareAndSet(BOX, 0, 1) ? 1 : 0);
        },
        () -> {
          while (BOX.flag == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
