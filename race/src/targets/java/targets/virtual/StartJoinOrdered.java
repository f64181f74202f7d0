package targets.virtual;

import targets.Run;

/** Ordered: start and join of virtual threads. */
// jdk: 21
final class StartJoinOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    data = 1;
    Thread thread = Thread.ofVirtual().start(() -> data++);
    thread.join();
    Run.use(data);
  }
}
