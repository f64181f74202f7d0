package targets.sections;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Both find that nothing is there, and both make it. */
final class MadeInAnotherSectionRacy {
  private static final CountDownLatch LOOKED = new CountDownLatch(2);
  private static final Object LOCK = new Object();
  private static Object instance;

  public static void main(String[] args) throws Exception {
    Run.both(MadeInAnotherSectionRacy::make, MadeInAnotherSectionRacy::make);
  }

  private static void make() throws InterruptedException {
    Object seen;
    synchronized (LOCK) {
      seen = instance; // step: read
    }
    LOOKED.countDown();
    LOOKED.await();
    if (seen == null) {
      synchronized (LOCK) {
        instance = new Object(); // step: write
      }
    }
  }
}
