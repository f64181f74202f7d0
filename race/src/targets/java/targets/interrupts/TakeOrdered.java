package targets.interrupts;

import java.util.concurrent.LinkedBlockingQueue;
import targets.Run;

/** Ordered: written before an interrupt that a queue sees. */
final class TakeOrdered {
  private static int data;
  private static final LinkedBlockingQueue<String> NEVER = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              try {
                Run.use(NEVER.take());
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
