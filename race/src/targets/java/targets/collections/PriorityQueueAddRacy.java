package targets.collections;

import java.util.PriorityQueue;
import targets.Run;

/** Racy: a PriorityQueue. */
final class PriorityQueueAddRacy {
  private static final PriorityQueue<String> QUEUE = new PriorityQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          QUEUE.add("item"); // race: write
        },
        () -> {
          Run.use(QUEUE.peek()); // race: read
        });
  }
}
