package targets.interrupts;

import targets.Run;

/** Ordered: written before an interrupt that sleep sees. */
final class SleepOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              try {
                Thread.sleep(100_000);
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
