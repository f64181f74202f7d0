package dev.dure.memory;

import dev.dure.OwnerDeath;
import dev.dure.internal.ReadWriteWords;
import java.util.List;

/**
 * A read-write lock's body in shared memory; {@link dev.dure.internal.ReadWriteSync} says how it
 * works.
 *
 * <h2>Death</h2>
 *
 * Each fact stands in one word, so a process that dies between two instructions leaves nothing half
 * done: the holds of its readers in a word of its slot, which {@link #settle} sets to 0; that it
 * writes, or is about to, in the word of the writers' lock, which {@link Recovery} treats as that
 * of any lock; and whether it had begun to write, in the gate (see {@link LockRecord}).
 *
 * <p>So that a writer need not look at the words of all slots, the record has how many of them have
 * ever been used. That number only grows, and a process sees to it before it counts its first
 * reader: a writer that sums up too few words has set the gate before that reader looks at it.
 *
 * <p>Nobody but the process itself, one thread at a time, and whoever recovers its slot writes its
 * word of holds.
 */
final class ReadWriteRecord implements SynchronizerRecord {

  private final Memory memory;
  private final long body;
  private final int slots;

  ReadWriteRecord(Memory memory, long body, int slots) {
    this.memory = memory;
    this.body = body;
    this.slots = slots;
  }

  /** Writes the body before the object is published. */
  static void initialise(Memory memory, long body, OwnerDeath ownerDeath) {
    int release = ownerDeath == OwnerDeath.RELEASE ? Layout.POLICY_RELEASE : Layout.POLICY_ABANDON;
    memory.setInt(body + Layout.LOCK_POLICY, release | Layout.POLICY_WRITERS);
  }

  /** Where the gate stands. */
  long gate() {
    return body + Layout.LOCK_GATE;
  }

  /** Where the holds stand that a process has of the read lock. */
  long reads(int slot) {
    return body + SynchronizerLayout.READ_WRITE_READS + (long) slot * Integer.BYTES;
  }

  /** Sees to it that {@link #reads()} looks at a slot. */
  void makeKnown(int slot) {
    long at = body + SynchronizerLayout.READ_WRITE_SLOTS;
    int seen = memory.getInt(at);
    while (seen <= slot && !memory.compareAndSetInt(at, seen, slot + 1)) {
      seen = memory.getInt(at);
    }
  }

  /**
   * The holds of all processes.
   *
   * @throws SegmentDamagedException if somebody overwrote their numbers
   */
  int reads() {
    int used = used();
    long sum = 0;
    for (int slot = 0; slot < used; slot++) {
      int holds = memory.getInt(reads(slot));
      if (holds < 0) {
        throw damaged(holds + " holds of slot " + slot);
      }
      sum += holds;
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  private int used() {
    int used = memory.getInt(body + SynchronizerLayout.READ_WRITE_SLOTS);
    if (used < 0 || used > slots) {
      throw damaged(used + " slots with readers");
    }
    return used;
  }

  /**
   * Throws if a slot that nobody has counts readers: a writer would wait for them for ever. What
   * the dead held is taken back before their slot becomes free.
   */
  void requireReaders(Slots table) {
    int used = used();
    for (int slot = 0; slot < used; slot++) {
      Slots.Seat seat = table.seat(slot);
      if (!seat.isTaken()
          && memory.getInt(reads(slot)) != 0
          && table.seat(slot).equals(seat)) { // so all the time
        throw damaged("readers of slot " + slot + ", which nobody has");
      }
    }
  }

  /**
   * What stands at the gate.
   *
   * @throws SegmentDamagedException if it is nothing that anybody writes there
   */
  int readGate() {
    int seen = memory.getInt(gate());
    if (seen < ReadWriteWords.OPEN || seen > ReadWriteWords.CLOSED) {
      throw damaged("gate " + seen);
    }
    return seen;
  }

  private SegmentDamagedException damaged(String what) {
    return new SegmentDamagedException(
        String.format("The read-write lock at %d has %s. Somebody overwrote it.", body, what));
  }

  long gateWaitWord() {
    return body + SynchronizerLayout.READ_WRITE_GATE_WAIT;
  }

  long readsWaitWord() {
    return body + SynchronizerLayout.READ_WRITE_READS_WAIT;
  }

  @Override
  public List<Long> waitWords() {
    return List.of(gateWaitWord(), readsWaitWord());
  }

  @Override
  public void settle(int slot, int pid) {
    memory.setInt(reads(slot), 0);
  }
}
