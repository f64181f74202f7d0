package targets.synchronizers;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Racy: written after a release. */
final class SemaphoreRacy {
  private static int data;
  private static final Semaphore PERMITS = new Semaphore(0);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          PERMITS.release();
          data = 1; // race: write
        },
        () -> {
          PERMITS.acquire();
          Run.use(data); // race: read
        });
  }
}
