package dev.dure.memory;

import dev.dure.internal.Shape;
import java.util.List;

/**
 * A barrier's body in shared memory.
 *
 * <h2>States</h2>
 *
 * An <i>epoch</i> lasts from one reset to the next. Each has a <i>cell</i>, one word that says how
 * often the barrier has tripped in this epoch, how many parties have arrived since, and whether it
 * is broken; {@value SynchronizerLayout#BARRIER_CELLS} cells are used in turn. Another word has the
 * number of the current epoch. A generation is one count of trips in one epoch.
 *
 * <pre>
 *   (t trips, n arrived) ──a party arrives──▶ (t, n + 1) ──the last one──▶ (t + 1, 0)
 *            │                                (t, parties): the last one runs the action, then (t + 1, 0)
 *            └── interrupt, limit, death, abort, reset ──▶ BROKEN (t, n)
 *   reset:  BROKEN (t, 0) ──▶ (t, 0), in the same epoch, since nobody waits for this generation
 *           BROKEN (t, n) ──▶ stays; the number of the current epoch grows, and its cell is (0, 0)
 * </pre>
 *
 * Each arrow is one CAS. How a generation ends stands in the same word as who arrived, so it ends
 * once, and the same for all parties, whenever they look: it has tripped if there are more trips
 * than when the party arrived, and if not then it is broken. However many generations trip in the
 * meantime, a party that is held up finds that out. Only after {@value
 * SynchronizerLayout#BARRIER_CELLS} resets, each of which broke a generation with parties in it, is
 * its cell used again; it does not learn any more how its generation ended, and is told that it
 * broke.
 *
 * <h2>Death</h2>
 *
 * Before a process lets a party arrive, it writes epoch and trips into its slot's <i>mark</i>.
 * Threads of one process arrive one after the other, so a mark never goes back. Whoever recovers
 * the slot breaks the generation in the mark if that is the current one and whole. A process that
 * died between its mark and its arrival breaks the barrier too: it is a dead party of this
 * generation, and would be missed. One that died after its generation had tripped has a mark that
 * is no longer current, and breaks nothing.
 *
 * <p>A process that dies in a reset leaves the barrier broken, or the new epoch begun.
 *
 * <h2>Overwritten words</h2>
 *
 * Parties wait for each other as long as it takes, so a word that somebody overwrote must not keep
 * them there. Three things cannot be in a sound barrier, and are told:
 *
 * <ul>
 *   <li>the current epoch's cell is another's, since the cell is made before the epoch is current;
 *   <li>an epoch that is over has a generation that is not: the reset breaks it first;
 *   <li>all parties have arrived and nobody runs the action: who is about to arrive last, to run
 *       it, says so in its mark first, and that mark stands there until the generation has ended.
 * </ul>
 *
 * Each is read in an order in which those who change the barrier cannot make it look so, or else
 * read again.
 *
 * <h2>Late helpers</h2>
 *
 * A new epoch's cell is written by CAS from exactly the old contents, and the current number by CAS
 * from the epoch that has ended: one that was held up finds both changed. Trips are counted in 24
 * bits, a cell's turns in 15: to be taken for another generation a party would have to be held up
 * for exactly 2^24 trips.
 */
final class BarrierRecord implements SynchronizerRecord {

  /** How many bits the number of trips has, and that of parties that have arrived. */
  static final int COUNT_BITS = 24;

  static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

  private static final int TRIPS_SHIFT = COUNT_BITS;
  private static final long BROKEN = 1L << (2 * COUNT_BITS);
  private static final int TURN_SHIFT = 2 * COUNT_BITS + 1;

  /** In a mark: the party arrives last, and runs the action. */
  private static final long RUNS_ACTION = Long.MIN_VALUE;

  private final Memory memory;
  private final Directory.Entry entry;
  private final long body;
  private final int slots;
  private final int parties;

  BarrierRecord(Memory memory, Directory.Entry entry, int slots) {
    this.memory = memory;
    this.entry = entry;
    this.body = entry.body();
    this.slots = slots;
    this.parties = memory.getInt(body + SynchronizerLayout.BARRIER_PARTIES);
    if (parties < 1 || !Shape.cyclicBarrier(parties).equals(entry.shape())) {
      throw damaged("the parties", parties);
    }
  }

  /** Writes the body before the object is published: epoch 0, with no trips and nobody there. */
  static void initialise(Memory memory, long body, int parties) {
    memory.setInt(body + SynchronizerLayout.BARRIER_PARTIES, parties);
  }

  int parties() {
    return parties;
  }

  long waitWord() {
    return body + SynchronizerLayout.BARRIER_WAIT;
  }

  @Override
  public List<Long> waitWords() {
    return List.of(waitWord());
  }

  /** The number of the current epoch. */
  int epoch() {
    // masked, so that an overwritten number leads to no place outside the cells
    return memory.getInt(body + SynchronizerLayout.BARRIER_EPOCH) & Integer.MAX_VALUE;
  }

  /**
   * The cell of an epoch, or of one that has taken its place.
   *
   * @throws SegmentDamagedException if somebody overwrote it
   */
  long cell(int epoch) {
    return requireSound(epoch, memory.getLong(cellAt(epoch)));
  }

  private long requireSound(int epoch, long first) {
    long seen = first;
    boolean sound = true;
    if (!isOf(seen, epoch) && epoch() == epoch) {
      seen = memory.getLong(cellAt(epoch));
      sound = isOf(seen, epoch) || epoch() != epoch; // else it was current all the time
    }
    if (!sound || arrived(seen) > parties) {
      throw damaged("a cell", seen);
    }
    return seen;
  }

  /**
   * Whether a generation is over, in whatever way.
   *
   * @throws SegmentDamagedException if it never will be, since somebody overwrote the barrier
   */
  boolean hasEnded(int epoch, int trips) {
    boolean over = epoch() != epoch; // before the cell, which a reset breaks first
    long seen = cell(epoch);
    if (hasEnded(seen, epoch, trips)) {
      return true;
    }
    if (over || (arrived(seen) == parties && !hasRunner(epoch, trips) && cell(epoch) == seen)) {
      throw damaged("a cell", seen);
    }
    return false;
  }

  private boolean hasRunner(int epoch, int trips) {
    long wanted = mark(epoch, trips) | RUNS_ACTION;
    for (int slot = 0; slot < slots; slot++) {
      if (memory.getLong(markAt(slot)) == wanted) {
        return true;
      }
    }
    return false;
  }

  private SegmentDamagedException damaged(String what, long value) {
    return SegmentDamagedException.overwritten(entry.label(), String.format("%s %x", what, value));
  }

  /** Changes the cell of an epoch from what was seen there. */
  boolean change(int epoch, long seen, long next) {
    return memory.compareAndSetLong(cellAt(epoch), seen, next);
  }

  /**
   * Breaks a generation if it is the current one of its epoch and whole.
   *
   * @param complete whether also if all parties have arrived and its action is running
   * @return whether this call broke it
   */
  boolean breakGeneration(int epoch, int trips, boolean complete) {
    while (true) {
      long seen = cell(epoch);
      if (hasEnded(seen, epoch, trips) || (!complete && arrived(seen) == parties)) {
        return false;
      }
      if (change(epoch, seen, broken(seen))) {
        return true;
      }
    }
  }

  /** Breaks the current generation, whichever it is, unless it is broken. */
  void breakCurrent() {
    while (true) {
      int epoch = epoch();
      long seen = cell(epoch);
      if (isOf(seen, epoch) && (isBroken(seen) || change(epoch, seen, broken(seen)))) {
        return;
      }
    }
  }

  /** Makes the barrier whole, with nobody there. */
  void reset() {
    while (true) {
      int epoch = epoch();
      long seen = cell(epoch);
      if (!isOf(seen, epoch)) {
        continue; // the next epoch has begun
      }
      if (arrived(seen) == 0) {
        if (!isBroken(seen) || change(epoch, seen, seen & ~BROKEN)) {
          return;
        }
      } else if (isBroken(seen) || change(epoch, seen, broken(seen))) {
        FaultPoint.BARRIER_BROKEN.reach();
        beginAfter(epoch);
        return;
      }
    }
  }

  /** Begins the next epoch after one that is broken; does nothing if it has begun. */
  private void beginAfter(int epoch) {
    int next = (epoch + 1) & Integer.MAX_VALUE;
    long seen = cell(next);
    if (epoch() == epoch && !isOf(seen, next)) {
      var _ = change(next, seen, (long) turn(next) << TURN_SHIFT);
    }
    FaultPoint.BARRIER_CELL_MADE.reach();
    var _ = memory.compareAndSetInt(body + SynchronizerLayout.BARRIER_EPOCH, epoch, next);
  }

  /**
   * Notes that a process is about to let a party arrive.
   *
   * @param runsAction whether as the last one, which then runs the action
   */
  void mark(int slot, int epoch, int trips, boolean runsAction) {
    memory.setLong(markAt(slot), mark(epoch, trips) | (runsAction ? RUNS_ACTION : 0));
  }

  private static long mark(int epoch, int trips) {
    return ((long) epoch << COUNT_BITS | trips) + 1;
  }

  @Override
  public void settle(int slot, int pid) {
    long mark = memory.getLong(markAt(slot)) & ~RUNS_ACTION;
    if (mark != 0) {
      int epoch = (int) ((mark - 1) >>> COUNT_BITS);
      if (epoch() == epoch) {
        var _ = breakGeneration(epoch, (int) (mark - 1) & COUNT_MASK, true);
      }
      memory.setLong(markAt(slot), 0);
    }
  }

  // ---- how it stands in the words ----

  private long cellAt(int epoch) {
    return body
        + SynchronizerLayout.BARRIER_CELLS_AT
        + (long) (epoch % SynchronizerLayout.BARRIER_CELLS) * Long.BYTES;
  }

  private long markAt(int slot) {
    return body + SynchronizerLayout.BARRIER_MARKS + (long) slot * Long.BYTES;
  }

  /** How often the cell of an epoch was used before. */
  private static int turn(int epoch) {
    return epoch / SynchronizerLayout.BARRIER_CELLS & ((1 << (Long.SIZE - TURN_SHIFT)) - 1);
  }

  /** Whether a cell is still that of an epoch. */
  static boolean isOf(long cell, int epoch) {
    return (int) (cell >>> TURN_SHIFT) == turn(epoch);
  }

  static boolean isBroken(long cell) {
    return (cell & BROKEN) != 0;
  }

  static int trips(long cell) {
    return (int) (cell >>> TRIPS_SHIFT) & COUNT_MASK;
  }

  static int arrived(long cell) {
    return (int) cell & COUNT_MASK;
  }

  /** Whether a cell of an epoch says that a generation has tripped. */
  static boolean hasTripped(long cell, int epoch, int trips) {
    return isOf(cell, epoch) && trips(cell) != trips;
  }

  /** Whether a cell says that a generation is over, in whatever way. */
  static boolean hasEnded(long cell, int epoch, int trips) {
    return !isOf(cell, epoch) || trips(cell) != trips || isBroken(cell);
  }

  /** A cell after one more party has arrived. */
  static long oneMore(long cell) {
    return cell + 1;
  }

  /** A cell after it has tripped. */
  static long tripped(long cell) {
    long others = cell & -(BROKEN << 1); // the turn; the rest is counted anew
    return others | (long) ((trips(cell) + 1) & COUNT_MASK) << TRIPS_SHIFT;
  }

  private static long broken(long cell) {
    return cell | BROKEN;
  }
}
