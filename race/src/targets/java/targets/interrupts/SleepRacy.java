package targets.interrupts;

import targets.Run;

/** Racy: written after an interrupt that sleep sees. */
final class SleepRacy {
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
              Run.use(data); // race: read
            });
    reader.interrupt();
    data = 1; // race: write
    reader.join();
  }
}
