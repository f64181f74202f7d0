package dev.dure.stress.torture;

import dev.dure.SharedLongArray;
import java.util.concurrent.TimeUnit;

/**
 * The oracle of queues: what became of each numbered item that was ever put into one.
 *
 * <p>An item has two cells. The first belongs to its sender: SENDING before the put, SENT or
 * REFUSED after it. The second says how far its receivers came; whoever gets an item changes it by
 * CAS, and only from what the contract allows:
 *
 * <pre>
 *   NEW       nobody has said that he has it
 *   TAKEN     taken for good; nobody may ever get it again
 *   LEASED    leased; whoever gets it next had it from a dead lease
 *   WORKED    dealt with, and not acknowledged; as LEASED
 *   BACK      about to be given back; anybody may get it
 *   ENDED     acknowledged; nobody may ever get it again
 * </pre>
 *
 * <h2>Order</h2>
 *
 * What one producer put into a queue comes out of it in that order. So whoever gets an item, and
 * began to take after a later one of the same producer had been received from that queue, has found
 * an inversion; unless his item had come back. It is known of most that they came back. What is not
 * known is what a process had in its hands that died between its removal and its {@link #received};
 * so there may be as many inversions as threads died in a take or lease.
 *
 * <h2>Nothing lost, nothing twice</h2>
 *
 * An item that is handed out twice is found by the second who gets it. One that is lost is found at
 * the end ({@link #audit}): it was sent, nobody had it for good or dealt with it, and it is not in
 * the queue. The contract allows that where somebody died in a take, once for each: so a thread
 * enters in the ledger when it begins to take and when it has said what it took.
 */
final class Items {

  /** What has become of an item. */
  enum State {
    NEW,
    TAKEN,
    LEASED,
    WORKED,
    BACK,
    ENDED;

    private static final State[] ALL = values();

    private long of(long mark) {
      return mark << SHIFT | ordinalOf();
    }

    @SuppressWarnings("EnumOrdinal") // the cells live no longer than the processes that share them
    private int ordinalOf() {
      return ordinal();
    }

    private static State in(long cell) {
      return ALL[(int) (cell & MASK)];
    }
  }

  /** No item is left to be sent in this round. */
  static final int NONE = -1;

  private static final int SHIFT = 3;
  private static final long MASK = (1 << SHIFT) - 1;

  private static final long SENDING = 1;
  private static final long SENT = 2;
  private static final long REFUSED = 3;

  /** How many of those that are lost are described. */
  private static final int NAMED = 20;

  /** The dead are seen to be dead a little after what they had has come back. */
  private static final long DEATH_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final World world;
  private final SharedLongArray cells;
  private final Deaths deaths;
  private final long me;
  private long began;

  Items(World world, long me) {
    this.world = world;
    this.cells = world.items;
    this.deaths = world.deaths();
    this.me = me;
  }

  // ---- the sender ----

  /** The number of an item that is about to be sent, or {@link #NONE}. */
  int next() {
    if (world.control.get(World.ITEMS_SENT) >= World.ITEMS) {
      return NONE;
    }
    long number = world.control.getAndAdd(World.ITEMS_SENT, 1);
    if (number >= World.ITEMS) {
      return NONE;
    }
    cells.set(sender((int) number), me << SHIFT | SENDING);
    return (int) number;
  }

  /** Says whether an item was put into a queue. */
  void sent(int number, boolean accepted) {
    cells.set(sender(number), me << SHIFT | (accepted ? SENT : REFUSED));
  }

  // ---- the receiver ----

  /**
   * From here to {@link #end} a death may cost one item, or one may come back of which nobody knows
   * that it was away.
   *
   * @param row {@link World#TAKING} or {@link World#LEASING}
   */
  void begin(int row) {
    began = System.nanoTime();
    int at = World.ledger(row, Deaths.workerOf(me), Deaths.threadOf(me));
    world.ledger.set(at, world.ledger.get(at) + 1);
  }

  void end(int row) {
    int at = World.ledger(row, Deaths.workerOf(me), Deaths.threadOf(me));
    world.ledger.set(at + 1, world.ledger.get(at));
  }

  /** The caller got an item out of a queue. */
  void received(int queue, int number, State next) {
    long begin = System.nanoTime();
    while (true) {
      long sender = cells.get(sender(number));
      long seen = cells.get(receiver(number));
      if (sender == 0 || (sender & MASK) == REFUSED) {
        throw new Violation("doubled", describe(number) + " and nobody has put it in.");
      }
      if (mayBeReceived(seen)) {
        if (cells.compareAndSet(receiver(number), seen, next.of(me))) {
          world.count(seen == 0 ? Stat.ITEMS : Stat.RETURNED);
          if (seen == 0) {
            noteOrder(number, World.latest(queue, sender >>> SHIFT));
          }
          return;
        }
      } else if (isGone(seen) || System.nanoTime() - begin > DEATH_NANOS) {
        throw new Violation("doubled", describe(number) + " though it was handed out.");
      }
    }
  }

  private void noteOrder(int number, int at) {
    world.received.set(number, System.nanoTime());
    long last = world.latest.get(at); // its number and 1, so that 0 is none
    if (last > number + 1L && world.received.get((int) last - 1) - began < 0) {
      var _ = world.control.getAndAdd(World.INVERSIONS, 1);
    }
    while (last < number + 1L && !world.latest.compareAndSet(at, last, number + 1L)) {
      last = world.latest.get(at);
    }
  }

  private boolean mayBeReceived(long seen) {
    return switch (State.in(seen)) {
      case NEW, BACK -> true;
      case LEASED, WORKED -> deaths.isDead(seen >>> SHIFT);
      case TAKEN, ENDED -> false;
    };
  }

  private static boolean isGone(long seen) {
    State state = State.in(seen);
    return state == State.TAKEN || state == State.ENDED;
  }

  /** The caller has an item, and goes on with it. */
  void move(int number, State from, State to) {
    if (!cells.compareAndSet(receiver(number), from.of(me), to.of(me))) {
      throw new Violation("doubled", describe(number) + " and had it as " + from + " before.");
    }
  }

  private String describe(int number) {
    long sender = cells.get(sender(number));
    long receiver = cells.get(receiver(number));
    return String.format(
        "%s has item %d (sent by %s, state %d; received by %s, %s)",
        Deaths.text(me),
        number,
        Deaths.text(sender >>> SHIFT),
        sender & MASK,
        Deaths.text(receiver >>> SHIFT),
        State.in(receiver));
  }

  // ---- the end ----

  /** When the queues are empty and nobody else is left: was anything lost? */
  void audit() {
    int lost = 0;
    StringBuilder numbers = new StringBuilder();
    for (int number = 0; number < World.ITEMS; number++) {
      long sent = cells.get(sender(number)) & MASK;
      State state = State.in(cells.get(receiver(number)));
      if (sent == REFUSED && state != State.NEW) {
        throw new Violation("doubled", describe(number) + " though its put was refused.");
      }
      boolean done = state == State.TAKEN || state == State.WORKED || state == State.ENDED;
      if (sent == SENT && !done) {
        if (lost++ < NAMED) {
          numbers.append("\n").append(describe(number));
        }
      }
    }
    int open = openEnds(World.TAKING);
    long inversions = world.control.get(World.INVERSIONS);
    if (inversions > open + openEnds(World.LEASING)) {
      throw new Violation(
          "order",
          String.format(
              "%d items came after a later one of their producer, and %d and %d threads died in a take or lease.",
              inversions, open, openEnds(World.LEASING)));
    }
    if (lost > open) {
      throw new Violation(
          "lost item",
          String.format(
              "%d items are gone, and %d threads died while they took one:%s",
              lost, open, numbers));
    }
  }

  private int openEnds(int row) {
    int open = 0;
    for (int worker = 0; worker < world.control.get(World.WORKERS); worker++) {
      for (int thread = 0; thread < World.THREADS; thread++) {
        int at = World.ledger(row, worker, thread);
        open += world.ledger.get(at) == world.ledger.get(at + 1) ? 0 : 1;
      }
    }
    return open;
  }

  private static int sender(int number) {
    return 2 * number;
  }

  private static int receiver(int number) {
    return 2 * number + 1;
  }
}
