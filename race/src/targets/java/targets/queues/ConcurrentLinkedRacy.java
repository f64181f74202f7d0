package targets.queues;

import java.util.concurrent.ConcurrentLinkedQueue;
import targets.Run;

/** Racy: written after add. */
final class ConcurrentLinkedRacy {
  private static int data;
  private static final ConcurrentLinkedQueue<String> QUEUE = new ConcurrentLinkedQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(QUEUE.add("item") ? 1 : 0);
          data = 1; // race: write
        },
        () -> {
          while (QUEUE.poll() == null) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
