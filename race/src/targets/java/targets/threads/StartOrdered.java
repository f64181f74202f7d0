package targets.threads;

import targets.Run;

/** Ordered: written before start. */
final class StartOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    data = 1;
    Thread thread = Run.start(() -> Run.use(data));
    thread.join();
  }
}
