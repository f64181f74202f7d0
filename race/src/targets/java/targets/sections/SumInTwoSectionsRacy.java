package targets.sections;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Read under the lock, written under the lock, and the lock given back in between. */
final class SumInTwoSectionsRacy {
  private static final CountDownLatch LOOKED = new CountDownLatch(2);
  private int sum;

  public static void main(String[] args) throws Exception {
    SumInTwoSectionsRacy shared = new SumInTwoSectionsRacy();
    Run.both(shared::add, shared::add);
  }

  private void add() throws InterruptedException {
    int seen;
    synchronized (this) {
      seen = sum; // step: read
    }
    LOOKED.countDown();
    LOOKED.await();
    synchronized (this) {
      sum = seen + 1; // step: write
    }
  }
}
