package targets.synchronizers;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Ordered: written before a release that tryAcquire sees. */
final class SemaphoreTryOrdered {
  private static int data;
  private static final Semaphore PERMITS = new Semaphore(0);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          PERMITS.release(2);
        },
        () -> {
          while (!PERMITS.tryAcquire(2)) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
