package targets.atomics;

import java.util.concurrent.atomic.AtomicReference;
import targets.Run;

/** Ordered: written before AtomicReference.getAndSet. */
final class ReferenceOrdered {
  private static int data;
  private static final AtomicReference<String> FLAG = new AtomicReference<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FLAG.getAndSet("set"));
        },
        () -> {
          while (FLAG.getAcquire() == null) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
