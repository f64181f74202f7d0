package dev.dure.memory;

import dev.dure.AbandonedLockException;
import dev.dure.DeadOwner;
import dev.dure.OwnerDeath;
import dev.dure.SharedSemaphore;
import dev.dure.internal.SemaphoreShape;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A semaphore in shared memory. {@link PermitLedger} changes the permits and has the proof that
 * none is lost or given twice; {@link SemaphoreRecord} treats the dead; this class waits.
 *
 * <p>At most one thread of a process sleeps on the semaphore's wait word; the others queue at a
 * gate in its heap, so that a release wakes one thread in each process and not all. Whoever leaves
 * the gate, for whatever reason, lets the next one in, and that one looks for itself: so no release
 * is missed, though a wake was spent on somebody who gave up.
 */
final class MemorySemaphore extends MemorySynchronizer implements SharedSemaphore {

  private static final long serialVersionUID = 1L;

  private final transient SemaphoreRecord record;
  private final transient PermitLedger ledger;
  private final transient SemaphoreShape shape;
  private final transient WaitWord waiting;
  private final transient MemoryLock repairing;
  private final transient ReentrantLock gate = new ReentrantLock();

  MemorySemaphore(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry);
    this.record = new SemaphoreRecord(memory, entry, attachment.slots().count());
    this.ledger = record.ledger();
    this.shape = record.shape();
    this.waiting = new WaitWord(attachment, record.waitWord());
    this.repairing = attachment.lockAt(SemaphoreRecord.repair(body), entry.at(), entry.name());
  }

  // ---- changes ----

  /** Takes so many permits, or none. */
  private record Take(MemorySemaphore semaphore, int wanted) implements PermitLedger.Change {
    @Override
    public long permits(int permits, int held) {
      semaphore.requirePossible(permits);
      semaphore.requireNotAbandoned(); // after the state was read, see SemaphoreRecord
      return permits < wanted ? PermitLedger.REFUSED : (long) permits - wanted;
    }

    @Override
    public int held(int permits, int held) {
      return (int) Math.min((long) held + wanted, Integer.MAX_VALUE);
    }
  }

  /** Gives back so many permits; more than the process holds are new ones. */
  private record Give(MemorySemaphore semaphore, int given) implements PermitLedger.Change {
    @Override
    public long permits(int permits, int held) {
      semaphore.requirePossible(permits);
      return semaphore.shape.afterRelease(permits, given);
    }

    @Override
    public int held(int permits, int held) {
      return Math.max(held - given, 0);
    }
  }

  /** Takes all permits, or gives those that are missing to zero. */
  private record Drain(MemorySemaphore semaphore) implements PermitLedger.Change {
    @Override
    public long permits(int permits, int held) {
      semaphore.requireNotAbandoned();
      return 0;
    }

    @Override
    public int held(int permits, int held) {
      return (int) Math.max(0, Math.min((long) held + permits, Integer.MAX_VALUE));
    }
  }

  private long change(PermitLedger.Change change) {
    return exclusively(() -> ledger.change(attachment.slot(), change));
  }

  private boolean take(int permits) {
    return change(new Take(this, permits)) != PermitLedger.REFUSED;
  }

  private void requirePossible(int permits) {
    if (shape.bounded() && permits > shape.permits()) {
      throw new SegmentDamagedException(
          String.format(
              "%s has %d permits, and is bounded to %d. Somebody overwrote it.",
              this, permits, shape.permits()));
    }
  }

  private void requireNotAbandoned() {
    DeadOwner dead = record.deadOwner();
    if (dead != null) {
      throw new AbandonedLockException(toString(), dead);
    }
  }

  // ---- acquiring ----

  @Override
  public void acquire(int permits) throws InterruptedException {
    requireNoInterrupt();
    var _ = acquire(SemaphoreShape.requireCount(permits), LockWaiting.FOREVER, true);
  }

  @Override
  public void acquireUninterruptibly(int permits) {
    try {
      var _ = acquire(SemaphoreShape.requireCount(permits), LockWaiting.FOREVER, false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  @Override
  public boolean tryAcquire(int permits) {
    return take(SemaphoreShape.requireCount(permits));
  }

  @Override
  public boolean tryAcquire(int permits, long time, TimeUnit unit) throws InterruptedException {
    long deadline = deadline(time, unit);
    requireNoInterrupt();
    return acquire(SemaphoreShape.requireCount(permits), deadline, true);
  }

  private boolean acquire(int permits, long deadline, boolean interruptible)
      throws InterruptedException {
    if (take(permits)) {
      return true;
    }
    if (!LockWaiting.enter(gate, deadline, interruptible)) {
      return false;
    }
    try {
      return waiting.await(() -> take(permits), deadline, Futex.BACKSTOP_NANOS, interruptible);
    } finally {
      gate.unlock();
    }
  }

  // ---- giving back ----

  @Override
  public void release(int permits) {
    var _ = change(new Give(this, SemaphoreShape.requireCount(permits)));
    waiting.wakeAll();
  }

  @Override
  public int drainPermits() {
    int before = (int) change(new Drain(this));
    if (before < 0) {
      waiting.wakeAll();
    }
    return before;
  }

  @Override
  public int availablePermits() {
    attachment.checkOpen();
    return ledger.permits();
  }

  // ---- death ----

  @Override
  public OptionalInt bound() {
    return shape.bounded() ? OptionalInt.of(shape.permits()) : OptionalInt.empty();
  }

  @Override
  public OwnerDeath ownerDeath() {
    return shape.ownerDeath();
  }

  @Override
  public boolean isAbandoned() {
    attachment.checkOpen();
    return record.abandoned() != 0;
  }

  @Override
  public boolean recover(Runnable repair) {
    Objects.requireNonNull(repair, "repair");
    attachment.checkOpen();
    if (record.abandoned() == 0 || repairing.isHeldByCurrentThread()) {
      return false;
    }
    repairing.lock();
    try {
      long abandoned = record.abandoned();
      if (abandoned == 0) {
        return false;
      }
      repair.run();
      record.clearAbandoned(abandoned);
      waiting.wakeAll();
      return true;
    } finally {
      repairing.unlock();
    }
  }

  private Object writeReplace() {
    return handle();
  }
}
