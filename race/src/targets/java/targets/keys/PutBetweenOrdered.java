package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import targets.Run;

/** A key that is there stays there, whatever another thread puts. */
final class PutBetweenOrdered {
  private static final Map<String, String> STATES = new ConcurrentHashMap<>();
  private static final CountDownLatch LOOKED = new CountDownLatch(1);
  private static final CountDownLatch CHANGED = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    STATES.put("a", "new");
    Run.both(
        () -> {
          if (STATES.containsKey("a")) {
            LOOKED.countDown();
            CHANGED.await();
            STATES.put("a", Thread.currentThread().getName());
          }
        },
        () -> {
          LOOKED.await();
          STATES.put("a", "changed");
          STATES.remove("b");
          CHANGED.countDown();
        });
  }
}
