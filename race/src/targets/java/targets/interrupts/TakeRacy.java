package targets.interrupts;

import java.util.concurrent.LinkedBlockingQueue;
import targets.Run;

/** Racy: written after an interrupt that a queue sees. */
final class TakeRacy {
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
              Run.use(data); // race: read
            });
    reader.interrupt();
    data = 1; // race: write
    reader.join();
  }
}
