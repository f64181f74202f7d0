package targets.sections;

import java.util.concurrent.CountDownLatch;
import targets.Run;

/** The field of another object. */
final class OtherObjectInTwoSectionsOrdered {
  private static final CountDownLatch LOOKED = new CountDownLatch(2);
  private static final Object LOCK = new Object();
  private int sum;

  public static void main(String[] args) throws Exception {
    OtherObjectInTwoSectionsOrdered one = new OtherObjectInTwoSectionsOrdered();
    OtherObjectInTwoSectionsOrdered other = new OtherObjectInTwoSectionsOrdered();
    Run.both(one::add, other::add);
  }

  private void add() throws InterruptedException {
    int seen;
    synchronized (LOCK) {
      seen = sum;
    }
    LOOKED.countDown();
    LOOKED.await();
    synchronized (LOCK) {
      sum = seen + 1;
    }
  }
}
