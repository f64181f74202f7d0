package targets.atomics;

import java.util.concurrent.atomic.AtomicReference;
import targets.Run;

/** Racy: written after AtomicReference.getAndSet. */
final class ReferenceRacy {
  private static int data;
  private static final AtomicReference<String> FLAG = new AtomicReference<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FLAG.getAndSet("set"));
          data = 1; // race: write
        },
        () -> {
          while (FLAG.getAcquire() == null) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
