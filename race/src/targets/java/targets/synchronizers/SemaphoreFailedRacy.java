package targets.synchronizers;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Racy: a tryAcquire that fails. */
final class SemaphoreFailedRacy {
  private static int data;
  private static final Semaphore PERMITS = new Semaphore(0);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          PERMITS.release();
        },
        () -> {
          Run.use(PERMITS.tryAcquire(5) ? 1 : 0);
          Run.use(data); // race: read
        });
  }
}
