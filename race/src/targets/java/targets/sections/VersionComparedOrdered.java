package targets.sections;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** A version tells whether anything came between. */
final class VersionComparedOrdered {
  private static final CountDownLatch LOOKED = new CountDownLatch(2);
  private static final Object LOCK = new Object();
  private static int version;
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(VersionComparedOrdered::add, VersionComparedOrdered::add);
  }

  private static void add() throws InterruptedException {
    while (true) {
      int seen;
      int seenVersion;
      synchronized (LOCK) {
        seen = sum;
        seenVersion = version;
      }
      LOOKED.countDown();
      LOOKED.await();
      synchronized (LOCK) {
        if (version == seenVersion) {
          sum = seen + 1;
          version = seenVersion + 1;
          return;
        }
      }
    }
  }
}
