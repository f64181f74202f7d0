package targets.interrupts;

import targets.Run;

/** Racy: written after an interrupt that isInterrupted sees. */
final class IsInterruptedRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              Run.use(data); // race: read
            });
    reader.interrupt();
    data = 1; // race: write
    reader.join();
  }
}
