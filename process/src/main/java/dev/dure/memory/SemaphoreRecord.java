package dev.dure.memory;

import dev.dure.DeadOwner;
import dev.dure.OwnerDeath;
import dev.dure.internal.SemaphoreShape;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore's body in shared memory, and what becomes of the permits of the dead.
 *
 * <h2>Abandoned</h2>
 *
 * With {@link OwnerDeath#ABANDON} the recoverer first writes who died, and then gives the permits
 * back. Who acquires reads the state, then looks whether somebody died, and then changes the state
 * by CAS: if it missed the death, then the permits of the dead were not back when it read the
 * state, and if they are by now, its CAS fails, since giving them back has changed the state. So
 * nobody has a permit of the dead before {@link #clearAbandoned}. The word counts deaths, so that
 * it cannot be cleared by who has repaired what an earlier one left.
 */
final class SemaphoreRecord implements SynchronizerRecord {

  private static final int DEATH = 1 << Layout.SLOT_BITS;

  /** All permits of the process come back, however many there are. */
  private final PermitLedger.Change giveBack =
      new PermitLedger.Change() {
        @Override
        public long permits(int permits, int held) {
          return Math.min((long) permits + held, limit());
        }

        @Override
        public int held(int permits, int held) {
          return 0;
        }
      };

  private final Memory memory;
  private final long body;
  private final SemaphoreShape shape;
  private final PermitLedger ledger;

  SemaphoreRecord(Memory memory, Directory.Entry entry, int slots) {
    this.memory = memory;
    this.body = entry.body();
    this.shape = readShape(entry);
    this.ledger = new PermitLedger(memory, body, slots);
  }

  /** How it was created, which stands here and, in words, in the directory. */
  private SemaphoreShape readShape(Directory.Entry entry) {
    int initial = memory.getInt(body + SynchronizerLayout.SEMAPHORE_INITIAL);
    int policy = memory.getInt(body + SynchronizerLayout.SEMAPHORE_POLICY);
    boolean bounded = (policy & SynchronizerLayout.SEMAPHORE_BOUNDED) != 0;
    boolean releasing = (policy & SynchronizerLayout.SEMAPHORE_RELEASE) != 0;
    boolean known = (policy & ~SynchronizerLayout.SEMAPHORE_POLICY_MASK) == 0;
    if (known && (!bounded || initial >= 0)) {
      OwnerDeath ownerDeath = releasing ? OwnerDeath.RELEASE : OwnerDeath.ABANDON;
      SemaphoreShape read = new SemaphoreShape(initial, bounded, ownerDeath);
      if (read.shape().equals(entry.shape())) {
        return read;
      }
    }
    throw new SegmentDamagedException(
        String.format(
            "%s says that it was created with %d permits and policy %d. Somebody overwrote it.",
            entry.label(), initial, policy));
  }

  /** Writes the body before the object is published. */
  static void initialise(Memory memory, long body, SemaphoreShape shape) {
    int policy =
        (shape.ownerDeath() == OwnerDeath.RELEASE ? SynchronizerLayout.SEMAPHORE_RELEASE : 0)
            | (shape.bounded() ? SynchronizerLayout.SEMAPHORE_BOUNDED : 0);
    memory.setInt(body + SynchronizerLayout.SEMAPHORE_POLICY, policy);
    memory.setInt(body + SynchronizerLayout.SEMAPHORE_INITIAL, shape.permits());
    memory.setInt(repair(body) + Layout.LOCK_POLICY, Layout.POLICY_RELEASE);
    memory.setLong(
        body + SynchronizerLayout.SEMAPHORE_STATE, PermitLedger.initial(shape.permits()));
  }

  /** How it was created. */
  SemaphoreShape shape() {
    return shape;
  }

  private int limit() {
    return shape.bounded() ? shape.permits() : Integer.MAX_VALUE;
  }

  PermitLedger ledger() {
    return ledger;
  }

  /** Where the record of the lock stands that admits one repair at a time. */
  static long repair(long body) {
    return body + SynchronizerLayout.SEMAPHORE_REPAIR;
  }

  long waitWord() {
    return body + SynchronizerLayout.SEMAPHORE_WAIT;
  }

  @Override
  public List<Long> waitWords() {
    return List.of(waitWord());
  }

  @Override
  public void settle(int slot, int pid) {
    ledger.settle(slot);
    if (ledger.held(slot) > 0) {
      if (shape.ownerDeath() == OwnerDeath.ABANDON) {
        markAbandoned(slot, pid);
      }
      var _ = ledger.change(slot, giveBack);
    }
  }

  private void markAbandoned(int slot, int pid) {
    long at = body + SynchronizerLayout.SEMAPHORE_ABANDONED;
    memory.setLong(body + SynchronizerLayout.SEMAPHORE_DEATH_TIME, System.currentTimeMillis());
    long seen = memory.getLong(at);
    while (true) {
      int deaths = ((int) seen & -DEATH) + DEATH;
      long next = (long) pid << 32 | ((deaths | (slot + 1)) & 0xFFFF_FFFFL);
      long witness = memory.compareAndExchangeLong(at, seen, next);
      if (witness == seen) {
        return;
      }
      seen = witness;
    }
  }

  /** Not 0 while the semaphore is abandoned: by whom, and by how many. */
  long abandoned() {
    return memory.getLong(body + SynchronizerLayout.SEMAPHORE_ABANDONED);
  }

  /** Ends the abandonment, unless another has died since. */
  void clearAbandoned(long seen) {
    var _ = memory.compareAndSetLong(body + SynchronizerLayout.SEMAPHORE_ABANDONED, seen, 0);
  }

  /** Who died, or null if the semaphore is not abandoned. */
  @Nullable DeadOwner deadOwner() {
    long seen = abandoned();
    if (seen == 0) {
      return null;
    }
    long time = memory.getLong(body + SynchronizerLayout.SEMAPHORE_DEATH_TIME);
    String who =
        String.format("process %d (slot %d)", (int) (seen >> 32), Layout.slotOf((int) seen));
    return new DeadOwner(who, Instant.ofEpochMilli(time));
  }
}
