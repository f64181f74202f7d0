package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: two calls of a parallel operation write the same. */
final class BulkCallsRacy {
  private static int data;
  private static final AtomicInteger CALLER = new AtomicInteger();
  private static final AtomicInteger WORKER = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    for (int i = 0; i < 200; i++) {
      map.put(i, i);
    }
    map.forEach(
        1,
        (key, value) -> {
          boolean helps = Thread.currentThread() instanceof ForkJoinWorkerThread;
          (helps ? WORKER : CALLER).setOpaque(1);
          Run.until(() -> CALLER.getOpaque() + WORKER.getOpaque() == 2);
          data++; // race: update
        });
  }
}
