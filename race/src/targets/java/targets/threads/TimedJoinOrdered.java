package targets.threads;

import targets.Run;

/** Ordered: a timed join that saw the end. */
final class TimedJoinOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread thread = Run.start(() -> data = 1);
    thread.join(100_000);
    Run.use(data);
  }
}
