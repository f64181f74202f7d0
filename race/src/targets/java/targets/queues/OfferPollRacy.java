package targets.queues;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Racy: written after offer, which a timed poll sees. */
final class OfferPollRacy {
  private static int data;
  private static final LinkedBlockingQueue<String> QUEUE = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(QUEUE.offer("item") ? 1 : 0);
          data = 1; // race: write
        },
        () -> {
          Run.use(QUEUE.poll(100, TimeUnit.SECONDS));
          Run.use(data); // race: read
        });
  }
}
