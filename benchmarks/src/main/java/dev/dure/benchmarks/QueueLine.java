package dev.dure.benchmarks;

import dev.dure.Elements;
import dev.dure.SharedQueue;
import dev.dure.Space;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SharedQueue} of numbers.
 *
 * @param waits whether its ends wait in the queue, or come back to try again
 */
record QueueLine(SharedQueue<Long> queue, boolean waits) implements Line {

  /** Of all lines that have one. */
  static final int CAPACITY = 4096;

  private static final long serialVersionUID = 1L;

  static QueueLine create(Space space, boolean waits) {
    return new QueueLine(space.newQueue(CAPACITY, Elements.longs()), waits);
  }

  @Override
  public Sender sender() {
    return new End(queue, waits);
  }

  @Override
  public Receiver receiver() {
    return new End(queue, waits);
  }

  private record End(SharedQueue<Long> queue, boolean waits) implements Sender, Receiver {

    @Override
    public boolean send(long number) throws InterruptedException {
      // With a limit, since the receiver ends one day.
      return waits ? queue.offer(number, 1, TimeUnit.SECONDS) : queue.offer(number);
    }

    @Override
    public long receive() throws InterruptedException {
      @Nullable Long number = waits ? queue.poll(1, TimeUnit.SECONDS) : queue.poll();
      return number == null ? NOTHING : number;
    }

    @Override
    public void close() {}
  }
}
