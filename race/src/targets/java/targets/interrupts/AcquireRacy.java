package targets.interrupts;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Racy: written after an interrupt that a semaphore sees. */
final class AcquireRacy {
  private static int data;
  private static final Semaphore NEVER = new Semaphore(0);

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              try {
                NEVER.acquire();
              } catch (InterruptedException e) {
                Run.use(e);
              }
              Run.use(data); // race: read
            });
    reader.interrupt();
    data = 1; // race: write
    reader.join();
  }
}
