package targets.synchronizers;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Racy: written after a release that tryAcquire sees. */
final class SemaphoreTryRacy {
  private static int data;
  private static final Semaphore PERMITS = new Semaphore(0);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          PERMITS.release(2);
          data = 1; // race: write
        },
        () -> {
          while (!PERMITS.tryAcquire(2)) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
