package targets.threads;

import targets.Run;

/** Ordered: read after join. */
final class JoinOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread thread = Run.start(() -> data = 1);
    thread.join();
    Run.use(data);
  }
}
