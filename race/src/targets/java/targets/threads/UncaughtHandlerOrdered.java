package targets.threads;

import targets.Run;

/** Ordered: the handler of an uncaught exception runs in the thread, before its end. */
final class UncaughtHandlerOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread thread =
        Run.start(
            () -> {
              Thread me = Thread.currentThread();
              me.setUncaughtExceptionHandler((t, e) -> data++);
              data = 1;
            });
    thread.join();
    Thread failing =
        new Thread(
            () -> {
              data++;
              throw new IllegalStateException();
            });
    failing.setUncaughtExceptionHandler((t, e) -> data++);
    failing.start();
    failing.join();
    Run.use(data);
  }
}
