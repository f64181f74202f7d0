package targets.atomics;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import targets.Run;

/** Racy: written after AtomicIntegerFieldUpdater.compareAndSet, which a volatile read sees. */
final class UpdaterAndFieldRacy {
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
          Run.use(FLAG.compareAndSet(BOX, 0, 1) ? 1 : 0);
          data = 1; // race: write
        },
        () -> {
          while (BOX.flag == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
