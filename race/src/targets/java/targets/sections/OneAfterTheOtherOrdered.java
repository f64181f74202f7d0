package targets.sections;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Two threads, one after the other; nothing came between. */
final class OneAfterTheOtherOrdered {
  private static final CountDownLatch DONE = new CountDownLatch(1);
  private static final Object LOCK = new Object();
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          add();
          DONE.countDown();
        },
        () -> {
          DONE.await();
          add();
        });
  }

  private static void add() {
    int seen;
    synchronized (LOCK) {
      seen = sum;
    }
    synchronized (LOCK) {
      sum = seen + 1;
    }
  }
}
