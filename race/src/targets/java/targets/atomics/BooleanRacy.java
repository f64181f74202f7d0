package targets.atomics;

import java.util.concurrent.atomic.AtomicBoolean;
import targets.Run;

/** Racy: written after AtomicBoolean.set. */
final class BooleanRacy {
  private static int data;
  private static final AtomicBoolean FLAG = new AtomicBoolean();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          FLAG.set(true);
          data = 1; // race: write
        },
        () -> {
          while (!FLAG.get()) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
