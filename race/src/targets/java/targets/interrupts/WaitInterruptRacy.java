package targets.interrupts;

import targets.Run;

/** Racy: written after an interrupt that wait sees. */
final class WaitInterruptRacy {
  private static int data;
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.start(
            () -> {
              synchronized (LOCK) {
                try {
                  LOCK.wait();
                } catch (InterruptedException e) {
                  Run.use(e);
                }
              }
              Run.use(data); // race: read
            });
    reader.interrupt();
    data = 1; // race: write
    reader.join();
  }
}
