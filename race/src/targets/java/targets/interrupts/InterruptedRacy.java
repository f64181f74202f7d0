package targets.interrupts;

import targets.Run;

/** Racy: written after an interrupt that Thread.interrupted sees. */
final class InterruptedRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              while (!Thread.interrupted()) {
                Thread.onSpinWait();
              }
              Run.use(data); // race: read
            });
    reader.interrupt();
    data = 1; // race: write
    reader.join();
  }
}
