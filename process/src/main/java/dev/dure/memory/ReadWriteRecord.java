package dev.dure.memory;

import dev.dure.OwnerDeath;
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
 * <p>Nobody but the process itself, one thread at a time, and whoever recovers its slot writes its
 * word of holds.
 */
final class ReadWriteRecord implements SynchronizerRecord {

  private final Memory memory;
  private final long body;

  ReadWriteRecord(Memory memory, long body) {
    this.memory = memory;
    this.body = body;
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
