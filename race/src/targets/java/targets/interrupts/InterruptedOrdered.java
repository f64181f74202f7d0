package targets.interrupts;

import targets.Run;

/** Ordered: written before an interrupt that Thread.interrupted sees. */
final class InterruptedOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              while (!Thread.interrupted()) {
                Thread.onSpinWait();
              }
              Run.use(data);
            });
    data = 1;
    reader.interrupt();
    reader.join();
  }
}
