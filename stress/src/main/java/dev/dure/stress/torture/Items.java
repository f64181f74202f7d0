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
 * <p>So an item that is handed out twice is found by the second who gets it. One that is lost is
 * found at the end ({@link #audit}): it was sent, nobody had it for good or dealt with it, and it
 * is not in the queue. The contract allows that where somebody died in a take, once for each: so a
 * thread enters in the ledger when it begins to take and when it has said what it took.
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
  private final int taking;

  Items(World world, long me) {
    this.world = world;
    this.cells = world.items;
    this.deaths = world.deaths();
    this.me = me;
    this.taking = World.ledger(World.TAKING, Deaths.workerOf(me), Deaths.threadOf(me));
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

  /** From here to {@link #endTake} a death may cost one item. */
  void beginTake() {
    world.ledger.set(taking, world.ledger.get(taking) + 1);
  }

  void endTake() {
    world.ledger.set(taking + 1, world.ledger.get(taking));
  }

  /** The caller got an item out of a queue. */
  void received(int number, State next) {
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
          return;
        }
      } else if (isGone(seen) || System.nanoTime() - begin > DEATH_NANOS) {
        throw new Violation("doubled", describe(number) + " though it was handed out.");
      }
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
    int open = openTakes();
    if (lost > open) {
      throw new Violation(
          "lost item",
          String.format(
              "%d items are gone, and %d threads died while they took one:%s",
              lost, open, numbers));
    }
  }

  private int openTakes() {
    int open = 0;
    for (int worker = 0; worker < world.control.get(World.WORKERS); worker++) {
      for (int thread = 0; thread < World.THREADS; thread++) {
        int at = World.ledger(World.TAKING, worker, thread);
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
