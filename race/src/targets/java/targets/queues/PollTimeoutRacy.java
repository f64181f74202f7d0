package targets.queues;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Racy: a poll that finds nothing. */
final class PollTimeoutRacy {
  private static int data;
  private static final LinkedBlockingQueue<String> QUEUE = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          QUEUE.put("item");
          Run.use(QUEUE.take());
        },
        () -> {
          data = 2; // race: write
          Run.use(new LinkedBlockingQueue<String>().poll(5, TimeUnit.MILLISECONDS));
        });
  }
}
