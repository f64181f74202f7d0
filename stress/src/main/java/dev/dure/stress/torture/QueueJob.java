package dev.dure.stress.torture;

import dev.dure.Lease;
import dev.dure.SharedQueue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts items into the queues that all workers share and gets them out, for good or by leases;
 * {@link Items} knows what may become of each. Two queues have elements that are read before they
 * are taken, records and numbers, the other such that even a take leases; all that is in an element
 * follows from the number of its item, so that a torn one is found.
 *
 * <p>A wait without a limit ends by an interrupt, at the latest: after one nothing may have been
 * put in or taken.
 */
final class QueueJob {

  /** A queue with its index, and how an item's number becomes an element and comes out of it. */
  private record Route<E>(
      int index, SharedQueue<E> queue, IntFunction<E> pack, ToIntFunction<E> unpack) {}

  /** A way to get something out of a queue or into it. */
  @FunctionalInterface
  private interface Wait<T> {
    @Nullable T get() throws InterruptedException;
  }

  private static final int SMALL_PARCEL = 150;
  private static final long MIX = 0x9E37_79B9L;

  private final List<Route<?>> routes;
  private final Items items;
  private final Interrupts interrupts;
  private final SplittableRandom random;

  QueueJob(World world, long me, Interrupts interrupts, SplittableRandom random) {
    this.routes = routes(world);
    this.items = new Items(world, me);
    this.interrupts = interrupts;
    this.random = random;
  }

  private static List<Route<?>> routes(World world) {
    return List.of(
        new Route<>(0, world.letters, QueueJob::letter, QueueJob::numberOf),
        new Route<>(1, world.parcels, QueueJob::parcel, QueueJob::numberOf),
        new Route<>(2, world.numbers, QueueJob::mixed, QueueJob::numberOf));
  }

  void step() {
    step(routes.get(random.nextInt(routes.size())));
  }

  private <E> void step(Route<E> route) {
    switch (random.nextInt(4)) {
      case 0 -> take(route);
      case 1 -> lease(route);
      default -> send(route);
    }
  }

  private <E> void send(Route<E> route) {
    int number = items.next();
    if (number == Items.NONE) {
      return;
    }
    SharedQueue<E> queue = route.queue();
    E element = route.pack().apply(number);
    Boolean accepted =
        interruptibly(
            switch (way()) {
              case 0 ->
                  () -> {
                    queue.put(element);
                    return true;
                  };
              case 1 -> () -> queue.offer(element);
              default -> () -> queue.offer(element, micros(), TimeUnit.MICROSECONDS);
            });
    items.sent(number, accepted != null && accepted);
  }

  private <E> void take(Route<E> route) {
    SharedQueue<E> queue = route.queue();
    items.begin(World.TAKING);
    E element =
        interruptibly(
            switch (way()) {
              case 0 -> queue::take;
              case 1 -> queue::poll;
              default -> () -> queue.poll(micros(), TimeUnit.MICROSECONDS);
            });
    if (element != null) {
      items.received(route.index(), route.unpack().applyAsInt(element), Items.State.TAKEN);
    }
    items.end(World.TAKING);
  }

  private <E> void lease(Route<E> route) {
    SharedQueue<E> queue = route.queue();
    items.begin(World.LEASING);
    Lease<E> lease =
        interruptibly(
            switch (way()) {
              case 0 -> queue::lease;
              case 1 -> queue::pollLease;
              default -> () -> queue.pollLease(micros(), TimeUnit.MICROSECONDS);
            });
    if (lease == null) {
      items.end(World.LEASING);
      return;
    }
    int number = route.unpack().applyAsInt(lease.value());
    items.received(route.index(), number, Items.State.LEASED);
    items.end(World.LEASING);
    if (random.nextInt(4) == 0) { // for a death to come
      LockSupport.parkNanos(random.nextLong(200_000));
    }
    if (random.nextInt(4) == 0) {
      items.move(number, Items.State.LEASED, Items.State.BACK);
      lease.close();
      return;
    }
    items.move(number, Items.State.LEASED, Items.State.WORKED);
    lease.acknowledge();
    items.move(number, Items.State.WORKED, Items.State.ENDED);
  }

  /**
   * How to wait: 0 without a limit, seldom, since there is time lost for all else; 1 not at all.
   */
  private int way() {
    return random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
  }

  private long micros() {
    return random.nextInt(1_000);
  }

  private <T> @Nullable T interruptibly(Wait<T> wait) {
    interrupts.welcome();
    try {
      return wait.get();
    } catch (InterruptedException e) {
      return null; // given on purpose
    } finally {
      interrupts.unwelcome();
    }
  }

  // ---- elements ----

  private static Purse letter(int number) {
    return Purse.of(number, number, number);
  }

  private static int numberOf(Purse letter) {
    letter.requireWhole("a letter");
    return requireNumber(letter.sequence());
  }

  static byte[] parcel(int number) {
    byte[] bytes =
        new byte[SMALL_PARCEL + number % (World.PARCEL_BYTES - SMALL_PARCEL)]; // of all sizes
    new SplittableRandom(number).nextBytes(bytes);
    ByteBuffer.wrap(bytes).putInt(number);
    return bytes;
  }

  static int numberOf(byte[] parcel) {
    int number = parcel.length < Integer.BYTES ? -1 : ByteBuffer.wrap(parcel).getInt();
    if (!Arrays.equals(parcel, parcel(requireNumber(number)))) {
      throw new Violation(
          "torn record", "a parcel says number " + number + ", and the rest is another's.");
    }
    return number;
  }

  /** The number, and above it one that follows from it. */
  private static long mixed(int number) {
    return ((number * MIX) << Integer.SIZE) | number;
  }

  private static int numberOf(long mixed) {
    int number = requireNumber(mixed & 0xFFFF_FFFFL);
    if (mixed != mixed(number)) {
      throw new Violation("torn record", String.format("an element is %016x.", mixed));
    }
    return number;
  }

  private static int requireNumber(long number) {
    if (number < 0 || number >= World.ITEMS) {
      throw new Violation("torn record", "an element says that it is item " + number + ".");
    }
    return (int) number;
  }

  // ---- the end ----

  /** When nobody but the caller is left: what is in the queues is all that may be missing. */
  static void audit(World world, long me) {
    Items items = new Items(world, me);
    for (Route<?> route : routes(world)) {
      drain(route, items);
    }
    items.audit();
  }

  private static <E> void drain(Route<E> route, Items items) {
    SharedQueue<E> queue = route.queue();
    E element = queue.poll();
    while (element != null) {
      items.received(route.index(), route.unpack().applyAsInt(element), Items.State.TAKEN);
      element = queue.poll();
    }
    if (queue.leased() != 0) {
      throw new Violation(
          "lost item", queue + " has " + queue.leased() + " leases, and nobody has any.");
    }
    for (int i = 0; i < 3 * queue.capacity(); i++) { // each place in its turn
      boolean room = queue.offer(route.pack().apply(0));
      E same = queue.poll();
      if (!room || same == null || route.unpack().applyAsInt(same) != 0) {
        throw new Violation("lost place", queue + " is empty, and has no room for an element.");
      }
    }
  }
}
