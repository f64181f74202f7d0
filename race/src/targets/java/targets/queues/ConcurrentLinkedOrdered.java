package targets.queues;

import java.util.concurrent.ConcurrentLinkedQueue;
import targets.Run;

/** Ordered: written before add. */
final class ConcurrentLinkedOrdered {
  private static int data;
  private static final ConcurrentLinkedQueue<String> QUEUE = new ConcurrentLinkedQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(QUEUE.add("item") ? 1 : 0);
        },
        () -> {
          while (QUEUE.poll() == null) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
