package targets.maps;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: written by another after the operation has begun. */
final class BulkAfterRacy {
  private static int data;
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    map.put(1, 1);
    Run.both(
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          data = 1; // race: write
          TURN.setOpaque(2);
        },
        () ->
            map.forEach(
                1,
                (key, value) -> {
                  TURN.setOpaque(1);
                  Run.until(() -> TURN.getOpaque() == 2);
                  Run.use(data); // race: read
                }));
  }
}
