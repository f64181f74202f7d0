package targets.shutdown;

import targets.Run;

/** Ordered: what the thread did that calls exit, and what was done before the hook was added. */
// exit: 3
final class ExitOrdered {
  private static int added;
  private static int exiting;

  public static void main(String[] args) throws Exception {
    added = 1;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Run.use(added + exiting)));
    Run.start(
        () -> {
          exiting = 1;
          System.exit(3);
        });
  }
}
