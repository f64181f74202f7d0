package targets.queues;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import targets.Run;

/** Ordered: written before put. */
final class ArrayBlockingOrdered {
  private static int data;
  private static final BlockingQueue<String> QUEUE = new ArrayBlockingQueue<>(4);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          QUEUE.put("item");
        },
        () -> {
          Run.use(QUEUE.take());
          Run.use(data);
        });
  }
}
