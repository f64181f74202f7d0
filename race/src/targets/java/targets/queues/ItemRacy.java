package targets.queues;

import java.util.concurrent.LinkedBlockingQueue;
import targets.Run;

/** Racy: an item that is changed after it was given away. */
final class ItemRacy {
  private static final LinkedBlockingQueue<int[]> QUEUE = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          int[] item = new int[1];
          QUEUE.put(item);
          item[0] = 1; // race: write
        },
        () -> {
          int[] item = QUEUE.take();
          Run.use(item[0]); // race: read
        });
  }
}
