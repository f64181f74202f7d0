package targets.sections;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** What was seen in the first section is looked at again in the second. */
final class LookedAgainInSecondSectionOrdered {
  private static final CountDownLatch LOOKED = new CountDownLatch(2);
  private static final Object LOCK = new Object();
  private static Object instance;
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(LookedAgainInSecondSectionOrdered::make, LookedAgainInSecondSectionOrdered::make);
  }

  private static void make() throws InterruptedException {
    Object seen;
    int before;
    synchronized (LOCK) {
      seen = instance;
      before = sum;
    }
    LOOKED.countDown();
    LOOKED.await();
    if (seen == null) {
      synchronized (LOCK) {
        if (instance == null) {
          instance = new Object();
        }
        if (sum == before) {
          sum = before + 1;
        }
      }
    }
  }
}
