package dev.dure.memory;

import dev.dure.DeadOwner;
import dev.dure.OwnerDeath;
import dev.dure.internal.ReadWriteWords;
import java.time.Instant;

/**
 * A lock's record in shared memory: its word, and what stands beside it. Who may change what is
 * said in {@link MemoryLock}.
 *
 * @param memory the segment's bytes
 * @param body where the record stands
 */
record LockRecord(Memory memory, long body) {

  private static final int SINGLE_FLAGS = Layout.WAITERS | Layout.REPAIRING;

  /** Where the word stands, which is a futex. */
  long word() {
    return body + Layout.LOCK_WORD;
  }

  int read() {
    return memory.getInt(word());
  }

  /** Whether a word says that it is held by the owner whose word, held, is {@code held}. */
  static boolean isHeldBy(int word, int held) {
    return (word & ~SINGLE_FLAGS) == held;
  }

  /** Whether a process holds the lock. */
  boolean isHeldBySlot(int slot) {
    int word = read();
    return (word & Layout.HELD) != 0 && Layout.slotOf(word) == slot;
  }

  OwnerDeath ownerDeath() {
    return (policy() & Layout.POLICY_RELEASE) != 0 ? OwnerDeath.RELEASE : OwnerDeath.ABANDON;
  }

  private int policy() {
    return memory.getInt(body + Layout.LOCK_POLICY);
  }

  /**
   * Whether the dead owner leaves nothing to repair. The holder of a read-write lock's writers'
   * lock has written nothing unless the gate is CLOSED; and where the lock goes on silently the
   * gate is opened first, while the word still keeps all others out.
   */
  private boolean isReleasedByDeath() {
    boolean release = ownerDeath() == OwnerDeath.RELEASE;
    if ((policy() & Layout.POLICY_WRITERS) != 0) {
      release |= memory.getInt(body + Layout.LOCK_GATE) != ReadWriteWords.CLOSED;
      if (release) {
        memory.setInt(body + Layout.LOCK_GATE, ReadWriteWords.OPEN);
      }
    }
    return release;
  }

  /**
   * Counts a block of epochs as given away; only for the holder.
   *
   * @return the last epoch before the block
   */
  long takeEpochs(int count) {
    long given = memory.getLongPlain(body + Layout.LOCK_EPOCH);
    memory.setLongPlain(body + Layout.LOCK_EPOCH, given + count);
    return given;
  }

  /** Who died; to be asked while the word says DIED. */
  DeadOwner deadOwner() {
    int pid = memory.getInt(body + Layout.LOCK_DEAD_PID);
    int slot = memory.getInt(body + Layout.LOCK_DEAD_SLOT);
    long time = memory.getLong(body + Layout.LOCK_DEAD_TIME);
    String who = pid > 0 ? "process " + pid : "a thread of process " + -pid;
    return new DeadOwner(who + " (slot " + slot + ")", Instant.ofEpochMilli(time));
  }

  /**
   * Turns a held word into what its owner's death makes of it: DIED, or with {@link
   * OwnerDeath#RELEASE} free. WAITERS stays. The note of who died comes first, so that it is there
   * when the word says DIED; nobody else writes it meanwhile, since only the one who may do this to
   * the word does so.
   *
   * @param word what the word was seen to be
   * @param pid the process that died, or the negated pid of the process whose thread did
   * @return false if it was no longer held by that owner
   */
  boolean markDied(int word, int pid) {
    boolean release = isReleasedByDeath();
    int owner = word & ~SINGLE_FLAGS;
    memory.setIntPlain(body + Layout.LOCK_DEAD_PID, pid);
    memory.setIntPlain(body + Layout.LOCK_DEAD_SLOT, Layout.slotOf(word));
    memory.setLongPlain(body + Layout.LOCK_DEAD_TIME, System.currentTimeMillis());
    int seen = word;
    while (isHeldBy(seen, owner)) {
      int died = (seen & ~(Layout.REPAIRING | Layout.HELD)) | Layout.DIED;
      int witness = memory.compareAndExchangeInt(word(), seen, release ? 0 : died);
      if (witness == seen) {
        return true;
      }
      seen = witness; // somebody set WAITERS
    }
    return false;
  }
}
