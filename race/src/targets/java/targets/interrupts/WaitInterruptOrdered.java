package targets.interrupts;

import targets.Run;

/** Ordered: written before an interrupt that wait sees. */
final class WaitInterruptOrdered {
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
              Run.use(data);
            });
    data = 1;
    reader.interrupt();
    reader.join();
  }
}
