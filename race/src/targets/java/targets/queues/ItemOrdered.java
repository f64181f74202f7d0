package targets.queues;

import java.util.concurrent.LinkedBlockingQueue;
import targets.Run;

/** Ordered: an item that is given away. */
final class ItemOrdered {
  private static final LinkedBlockingQueue<int[]> QUEUE = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 100; i++) {
            int[] item = new int[1];
            item[0] = i;
            QUEUE.put(item);
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            int[] item = QUEUE.take();
            item[0]++;
          }
        });
  }
}
