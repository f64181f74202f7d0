package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import targets.Run;

/** What another thread removes between the two comes back. */
final class RemovedBetweenRacy {
  private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();
  private static final CountDownLatch LOOKED = new CountDownLatch(1);
  private static final CountDownLatch REMOVED = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    SESSIONS.put("a", "open");
    Run.both(
        () -> {
          if (SESSIONS.containsKey("a")) { // step: read
            LOOKED.countDown();
            REMOVED.await();
            SESSIONS.put("a", Thread.currentThread().getName()); // step: write
          }
        },
        () -> {
          LOOKED.await();
          SESSIONS.remove("a");
          REMOVED.countDown();
        });
  }
}
