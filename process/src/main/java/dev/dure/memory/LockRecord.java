package dev.dure.memory;

import dev.dure.DeadOwner;
import dev.dure.OwnerDeath;
import dev.dure.internal.ReadWriteWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * A lock, and the name of the object that it belongs to.
   *
   * @param lock its record
   * @param name the name, or empty
   */
  record Named(LockRecord lock, String name) {}

  /** The locks of some objects but for those of maps, and that of the directory. */
  static List<Named> all(Memory memory, List<Directory.Entry> entries) {
    List<Named> locks = new ArrayList<>();
    locks.add(new Named(new LockRecord(memory, Layout.DIRECTORY_LOCK_AT), ""));
    for (Directory.Entry entry : entries) {
      long body =
          switch (entry.shape().kind()) {
            case LOCK, GUARDED, READ_WRITE_LOCK -> entry.body();
            case SEMAPHORE -> SemaphoreRecord.repair(entry.body());
            default -> 0; // no lock, or those of a map, which MapTable treats
          };
      if (body != 0) {
        locks.add(new Named(new LockRecord(memory, body), entry.name()));
      }
    }
    return locks;
  }

  /**
   * Whether somebody who keeps to the protocol may have written a word. One that names a process
   * which does not exist would have others wait for ever; {@link Slots#isTaken} says why it is not
   * just old.
   *
   * @param seen what the word was seen to be
   */
  boolean isSound(int seen, Slots slots) {
    if ((seen & Layout.HELD) == 0) {
      return (seen & Layout.REPAIRING) == 0;
    }
    return (seen & Layout.DIED) == 0
        && (slots.isTaken(seen) || ((read() ^ seen) & ~Layout.WAITERS) != 0);
  }

  /**
   * Marks a word as overwritten, so that nobody waits for it any more and nobody gets it.
   *
   * @param seen what the word was seen to be
   * @return whether that is done; not if the word has changed
   */
  boolean markDamaged(int seen) {
    return memory.compareAndSetInt(word(), seen, seen | Layout.HELD | Layout.DIED);
  }

  /**
   * How it was created.
   *
   * @throws SegmentDamagedException if it cannot have been created so
   */
  OwnerDeath ownerDeath() {
    int policy = policy();
    if ((policy & ~Layout.POLICY_MASK) != 0) {
      throw new SegmentDamagedException(
          String.format(
              "The lock at %d has policy %d; allowed are 0 to %d. Somebody overwrote it.",
              body, policy, Layout.POLICY_MASK));
    }
    return isReleasing() ? OwnerDeath.RELEASE : OwnerDeath.ABANDON;
  }

  private boolean isReleasing() {
    return (policy() & Layout.POLICY_RELEASE) != 0;
  }

  private int policy() {
    return memory.getInt(body + Layout.LOCK_POLICY);
  }

  /**
   * Whether the dead owner leaves nothing to repair. The holder of a read-write lock's writers'
   * lock has written nothing unless the gate is CLOSED; and where the lock goes on silently the
   * gate is opened first, while the word still keeps all others out. Nobody is told here that a
   * policy was overwritten: it is taken as it is, and the lock goes on one way or the other.
   */
  private boolean isReleasedByDeath() {
    boolean release = isReleasing();
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
