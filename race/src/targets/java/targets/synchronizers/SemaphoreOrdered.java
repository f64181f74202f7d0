package targets.synchronizers;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Ordered: written before a release. */
final class SemaphoreOrdered {
  private static int data;
  private static final Semaphore PERMITS = new Semaphore(0);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          PERMITS.release();
        },
        () -> {
          PERMITS.acquire();
          Run.use(data);
        });
  }
}
