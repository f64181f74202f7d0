package targets.sections;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Whoever sets it, and however often, it comes to the same. */
final class FlagInTwoSectionsOrdered {
  private static final CountDownLatch LOOKED = new CountDownLatch(2);
  private static final Object LOCK = new Object();
  private static boolean seen;

  public static void main(String[] args) throws Exception {
    Run.both(FlagInTwoSectionsOrdered::see, FlagInTwoSectionsOrdered::see);
  }

  private static void see() throws InterruptedException {
    boolean known;
    synchronized (LOCK) {
      known = seen;
    }
    LOOKED.countDown();
    LOOKED.await();
    if (!known) {
      synchronized (LOCK) {
        seen = true;
      }
    }
  }
}
