package targets.threads;

import targets.Run;

/** Ordered: many threads one after the other, which take each other's places. */
final class ThousandsOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 3_000; i++) {
      Thread thread = new Thread(() -> data++);
      thread.start();
      thread.join();
    }
    Run.use(data);
  }
}
