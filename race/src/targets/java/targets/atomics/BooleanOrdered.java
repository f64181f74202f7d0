package targets.atomics;

import java.util.concurrent.atomic.AtomicBoolean;
import targets.Run;

/** Ordered: written before AtomicBoolean.set. */
final class BooleanOrdered {
  private static int data;
  private static final AtomicBoolean FLAG = new AtomicBoolean();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          FLAG.set(true);
        },
        () -> {
          while (!FLAG.get()) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
