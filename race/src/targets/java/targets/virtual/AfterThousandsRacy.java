package targets.virtual;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import targets.Run;

/** Racy: also after thousands of threads have ended. */
// alone: thousands of threads
// jdk: 21
final class AfterThousandsRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10_000; i++) {
        pool.execute(() -> {});
      }
    }
    Thread one =
        Thread.startVirtualThread(
            () -> {
              data = 1; // race: write
            });
    Thread other =
        Thread.startVirtualThread(
            () -> {
              Run.use(data); // race: read
            });
    one.join();
    other.join();
  }
}
