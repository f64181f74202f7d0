package targets.queues;

import java.util.concurrent.ConcurrentLinkedDeque;
import targets.Run;

/** Racy: written after add. */
final class ConcurrentLinkedDequeRacy {
  private static int data;
  private static final ConcurrentLinkedDeque<String> QUEUE = new ConcurrentLinkedDeque<>();

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
