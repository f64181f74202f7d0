package targets.interrupts;

import targets.Run;

/** Ordered: written before an interrupt that isInterrupted sees. */
final class IsInterruptedOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              Run.use(data);
            });
    data = 1;
    reader.interrupt();
    reader.join();
  }
}
