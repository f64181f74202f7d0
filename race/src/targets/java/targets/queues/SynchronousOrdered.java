package targets.queues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import targets.Run;

/** Ordered: written before put. */
final class SynchronousOrdered {
  private static int data;
  private static final BlockingQueue<String> QUEUE = new SynchronousQueue<>();

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
