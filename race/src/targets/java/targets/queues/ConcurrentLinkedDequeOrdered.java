package targets.queues;

import java.util.concurrent.ConcurrentLinkedDeque;
import targets.Run;

/** Ordered: written before add. */
final class ConcurrentLinkedDequeOrdered {
  private static int data;
  private static final ConcurrentLinkedDeque<String> QUEUE = new ConcurrentLinkedDeque<>();

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
