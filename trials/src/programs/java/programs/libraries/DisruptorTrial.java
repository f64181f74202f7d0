package programs.libraries;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import programs.Deadline;
import programs.Team;

/** Several producers; two handlers side by side, and a third after both. */
public final class DisruptorTrial {

  private static final int EACH = 3_000;

  private DisruptorTrial() {}

  /** Its plain fields are handed on by the ring alone. */
  private static final class Event {
    private long value;
    private long doubled;
    private long squared;
  }

  public static void main(String[] args) throws Exception {
    Deadline deadline = Deadline.of(args);
    do {
      trial(ProducerType.SINGLE, 1, new BlockingWaitStrategy());
      trial(ProducerType.MULTI, 2, new BlockingWaitStrategy());
      trial(ProducerType.MULTI, 2, new YieldingWaitStrategy());
    } while (!deadline.isOver());
    System.out.println("passed");
  }

  private static void trial(ProducerType type, int producers, WaitStrategy wait) throws Exception {
    Disruptor<Event> disruptor =
        new Disruptor<>(Event::new, 64, DaemonThreadFactory.INSTANCE, type, wait);
    AtomicLong sum = new AtomicLong();
    EventHandler<Event> doubling = (event, sequence, end) -> event.doubled = 2 * event.value;
    EventHandler<Event> squaring =
        (event, sequence, end) -> event.squared = event.value * event.value;
    EventHandler<Event> adding =
        (event, sequence, end) -> sum.addAndGet(event.squared - event.doubled);
    disruptor.handleEventsWith(doubling, squaring).then(adding);
    RingBuffer<Event> ring = disruptor.start();
    Team.run(
        producers,
        () -> {
          for (long i = 1; i <= EACH; i++) {
            long value = i;
            ring.publishEvent((event, sequence) -> event.value = value);
          }
          return null;
        });
    disruptor.shutdown();
    long n = EACH;
    long expected = producers * (n * (n + 1) * (2 * n + 1) / 6 - n * (n + 1));
    if (sum.get() != expected) {
      throw new AssertionError(type + ": " + sum + " instead of " + expected);
    }
  }
}
