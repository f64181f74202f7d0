package targets.interrupts;

import java.util.concurrent.Semaphore;
import targets.Run;

/** Ordered: written before an interrupt that a semaphore sees. */
final class AcquireOrdered {
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
              Run.use(data);
            });
    data = 1;
    reader.interrupt();
    reader.join();
  }
}
