package targets.shutdown;

import targets.Run;

/** Ordered: the hooks start when all threads have ended. */
// alone: a hook runs when the JVM ends
final class AllEndedOrdered {
  private static int data;
  private static int other;

  public static void main(String[] args) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Run.use(data + other)));
    Run.start(() -> data = 1);
    other = 1;
  }
}
