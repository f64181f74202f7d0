package dev.dure.memory;

import dev.dure.DeadOwner;
import dev.dure.OwnerDeath;
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

  OwnerDeath ownerDeath() {
    return memory.getInt(body + Layout.LOCK_POLICY) == Layout.POLICY_RELEASE
        ? OwnerDeath.RELEASE
        : OwnerDeath.ABANDON;
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
   */
  void markDied(int word, int pid) {
    boolean release = ownerDeath() == OwnerDeath.RELEASE;
    int owner = word & ~SINGLE_FLAGS;
    memory.setIntPlain(body + Layout.LOCK_DEAD_PID, pid);
    memory.setIntPlain(body + Layout.LOCK_DEAD_SLOT, Layout.slotOf(word));
    memory.setLongPlain(body + Layout.LOCK_DEAD_TIME, System.currentTimeMillis());
    int seen = word;
    while (isHeldBy(seen, owner)) {
      int died = (seen & ~(Layout.REPAIRING | Layout.HELD)) | Layout.DIED;
      int witness = memory.compareAndExchangeInt(word(), seen, release ? 0 : died);
      if (witness == seen) {
        return;
      }
      seen = witness; // somebody set WAITERS
    }
  }
}
