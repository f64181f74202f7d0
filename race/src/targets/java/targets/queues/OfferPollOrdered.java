package targets.queues;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: written before offer, which a timed poll sees. */
final class OfferPollOrdered {
  private static int data;
  private static final LinkedBlockingQueue<String> QUEUE = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(QUEUE.offer("item") ? 1 : 0);
        },
        () -> {
          Run.use(QUEUE.poll(100, TimeUnit.SECONDS));
          Run.use(data);
        });
  }
}
