package dev.dure.memory;

import java.util.List;

/**
 * A barrier's body in shared memory.
 *
 * <h2>States</h2>
 *
 * Generations are numbered. Each has a <i>cell</i>, one word with its number, how many parties have
 * arrived, and how it stands; {@value SynchronizerLayout#BARRIER_CELLS} cells are used in turn.
 * Another word has the number of the current generation.
 *
 * <pre>
 *   (g, OPEN, n) ──a party arrives──▶ (g, OPEN, n + 1) ──the last one──▶ (g, TRIPPED)
 *        │                            (g, OPEN, parties): the last one runs the action, then TRIPPED
 *        └─────────────── interrupt, limit, death, abort, reset ───────▶ (g, BROKEN)
 *   current g ──by anyone who finds TRIPPED, or by reset──▶ g + 1, whose cell is (g + 1, OPEN, 0)
 * </pre>
 *
 * Each arrow is one CAS. How a generation ends stands in the same word as who arrived, so it ends
 * once, and the same for all parties, whenever they look. A cell is used again only 63 generations
 * later. A party that was held up for so long (its process was stopped, and others have come in its
 * place) does not learn any more how its generation ended, and is told that it broke.
 *
 * <h2>Death</h2>
 *
 * Before a process lets a party arrive in generation g, it writes that g into its slot's
 * <i>mark</i>. Threads of one process arrive one after the other, so a mark only grows. Whoever
 * recovers the slot breaks the generation in the mark if it is the current one and open. A process
 * that died between its mark and its arrival breaks the barrier too: it is a dead party of this
 * generation, and would be missed. One that died after its generation had tripped has a mark that
 * is no longer current, and breaks nothing. (Except for one case: the generation has tripped and
 * its successor is not yet current. Then the mark names a cell that is TRIPPED, which nobody can
 * break.)
 *
 * <p>A process that dies between TRIPPED and the new number, or between the new cell and the new
 * number, leaves what everybody may do: who comes next finishes it.
 *
 * <h2>Late helpers</h2>
 *
 * Who begins a new generation writes its cell by CAS from exactly the old contents, and the current
 * number by CAS from the generation that has ended: one that was held up finds both changed. The
 * number has 31 bits.
 */
final class BarrierRecord implements SynchronizerRecord {

  static final int OPEN = 0;
  static final int TRIPPED = 1;
  static final int BROKEN = 2;

  private static final int STATUS_SHIFT = 31;
  private static final int GENERATION_SHIFT = 33;

  private final Memory memory;
  private final long body;

  BarrierRecord(Memory memory, long body) {
    this.memory = memory;
    this.body = body;
  }

  /** Writes the body before the object is published: generation 0 is open, with nobody there. */
  static void initialise(Memory memory, long body, int parties) {
    memory.setInt(body + SynchronizerLayout.BARRIER_PARTIES, parties);
  }

  int parties() {
    return memory.getInt(body + SynchronizerLayout.BARRIER_PARTIES);
  }

  long waitWord() {
    return body + SynchronizerLayout.BARRIER_WAIT;
  }

  @Override
  public List<Long> waitWords() {
    return List.of(waitWord());
  }

  /** The number of the current generation. */
  int generation() {
    return memory.getInt(body + SynchronizerLayout.BARRIER_GENERATION);
  }

  /** The cell of a generation, or of one that has taken its place. */
  long cell(int generation) {
    return memory.getLong(cellAt(generation));
  }

  /** Changes the cell of a generation from what was seen there. */
  boolean change(int generation, long seen, int status, int arrived) {
    return memory.compareAndSetLong(cellAt(generation), seen, cell(generation, status, arrived));
  }

  /** Begins the next generation after one that has ended; does nothing if it has begun. */
  void advance(int generation) {
    int next = next(generation);
    long seen = cell(next);
    if (generation() == generation && generationOf(seen) != next) {
      var _ = change(next, seen, OPEN, 0);
      FaultPoint.BARRIER_CELL_MADE.reach();
    }
    var _ = memory.compareAndSetInt(body + SynchronizerLayout.BARRIER_GENERATION, generation, next);
  }

  /**
   * Breaks a generation if it is open.
   *
   * @param complete whether also if all parties have arrived and its action is running
   * @return whether this call broke it
   */
  boolean breakOpen(int generation, boolean complete) {
    while (true) {
      long seen = cell(generation);
      if (generationOf(seen) != generation
          || statusOf(seen) != OPEN
          || (!complete && arrivedOf(seen) == parties())) {
        return false;
      }
      if (change(generation, seen, BROKEN, 0)) {
        return true;
      }
    }
  }

  /** Notes that a process is about to let a party arrive. */
  void mark(int slot, int generation) {
    memory.setInt(markAt(slot), generation + 1);
  }

  @Override
  public void settle(int slot, int pid) {
    int mark = memory.getInt(markAt(slot));
    if (mark != 0) {
      if (generation() == mark - 1) {
        var _ = breakOpen(mark - 1, true);
      }
      memory.setInt(markAt(slot), 0);
    }
  }

  // ---- how it stands in the words ----

  private long cellAt(int generation) {
    return body
        + SynchronizerLayout.BARRIER_CELLS_AT
        + (long) (generation % SynchronizerLayout.BARRIER_CELLS) * Long.BYTES;
  }

  private long markAt(int slot) {
    return body + SynchronizerLayout.BARRIER_MARKS + (long) slot * Integer.BYTES;
  }

  static int next(int generation) {
    return (generation + 1) & Integer.MAX_VALUE;
  }

  private static long cell(int generation, int status, int arrived) {
    return (long) generation << GENERATION_SHIFT | (long) status << STATUS_SHIFT | arrived;
  }

  static int generationOf(long cell) {
    return (int) (cell >>> GENERATION_SHIFT);
  }

  static int statusOf(long cell) {
    return (int) (cell >>> STATUS_SHIFT) & 3;
  }

  static int arrivedOf(long cell) {
    return (int) cell & Integer.MAX_VALUE;
  }
}
