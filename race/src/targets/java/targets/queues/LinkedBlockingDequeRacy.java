package targets.queues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import targets.Run;

/** Racy: written after put. */
final class LinkedBlockingDequeRacy {
  private static int data;
  private static final BlockingQueue<String> QUEUE = new LinkedBlockingDeque<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          QUEUE.put("item");
          data = 1; // race: write
        },
        () -> {
          Run.use(QUEUE.take());
          Run.use(data); // race: read
        });
  }
}
