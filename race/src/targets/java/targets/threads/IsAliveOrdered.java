package targets.threads;

import targets.Run;

/** Ordered: isAlive was false. */
final class IsAliveOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread thread = Run.start(() -> data = 1);
    while (thread.isAlive()) {
      Thread.onSpinWait();
    }
    Run.use(data);
  }
}
