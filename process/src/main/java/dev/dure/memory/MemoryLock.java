package dev.dure.memory;

import dev.dure.AbandonedLockException;
import dev.dure.DeadOwner;
import dev.dure.LockGrant;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.Space;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock in shared memory.
 *
 * <h2>States</h2>
 *
 * All of the lock between processes is one word of 32 bits (see {@link Layout}):
 *
 * <pre>
 *   free ──CAS by anyone──▶ HELD by slot s ──CAS by s──▶ free (and names s as the last owner)
 *                               │  any waiter may set WAITERS
 *          owner died: by the   │
 *          recoverer or reaper  ▼
 *                             DIED ──CAS by recover()──▶ HELD by slot s, REPAIRING ──▶ free, or DIED if the repair threw
 * </pre>
 *
 * The word is taken by one CAS that also writes who took it, so there is no moment at which it has
 * an owner that is not recorded. Which thread of the process holds it, and how often, stands in
 * plain fields of this object, of which the process has one per lock.
 *
 * <p>A free word names the last owner, so that a process that takes a lock which nobody else had
 * since tries one CAS only, and knows by its success that nobody else had it. It then goes on in
 * its own block of epochs; whoever takes the lock from another process takes a new block of {@value
 * #EPOCH_BLOCK} first. Blocks are counted in shared memory, under the lock, so that every epoch is
 * larger than all before it; a process that dies with the rest of its block leaves a gap, no more.
 * (Slot generations wrap after 65,536 lives of a slot: a word that names such an ancestor passes
 * for our own, and that is harmless, since a new process has no block yet.)
 *
 * <h2>Exclusion</h2>
 *
 * {@code owner} is written only by the thread that holds the word (and by {@link #reapDeadThread}
 * after that thread ended): a thread that reads itself there wrote it itself and has not released
 * since, whatever the data race on the field yields to others.
 *
 * <h2>No lost wake-up</h2>
 *
 * A waiter sleeps only on a word in which it has seen or set WAITERS (the kernel compares the word
 * as it queues the thread). Whoever frees such a word wakes one. The woken one takes the word with
 * WAITERS set, since others may still sleep: so each release wakes the next one. A waiter that was
 * woken and leaves without the lock (deadline, interrupt, abandonment) passes the wake on. A waiter
 * or releaser that dies or is stopped with a wake in its hands is made up for by {@link Recovery},
 * which wakes all, and by the {@linkplain Futex#BACKSTOP_NANOS backstop}.
 *
 * <p>At most one thread per process and lock sleeps on the word: the others queue at {@link #gate},
 * in this heap.
 *
 * <h2>Happens-before</h2>
 *
 * The releasing CAS (or exchange) and the acquiring CAS are volatile accesses of one location: all
 * before the release is visible after the acquire, in whichever process. After a death the chain
 * is: the dead thread's stores, which its CPU had completed before the kernel could give the slot's
 * byte to another process; that system call in the recoverer; its CAS to DIED; the CAS of {@code
 * recover}.
 */
final class MemoryLock implements SharedLock {

  private static final long serialVersionUID = 1L;

  /** About the cost of one wake: longer spins collapse when the machine is busy. */
  private static final int SPINS = 200;

  private static final long LOCAL_OWNER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int EPOCH_BLOCK = 1024;
  private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();
  private static final long FOREVER = Long.MAX_VALUE;

  private final transient Attachment attachment;
  private final transient Memory memory;
  private final transient MemorySegment bytes;
  private final transient long word;
  private final transient long epoch;
  private final transient int mine;
  private final transient int held;
  private final transient long object;
  private final transient String name;
  private final transient ReentrantLock gate = new ReentrantLock();

  private transient @Nullable Thread owner;
  private transient int nested;
  private transient long currentEpoch;
  private transient long lastEpoch;

  MemoryLock(Attachment attachment, long body, long object, String name) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.word = body + Layout.LOCK_WORD;
    this.epoch = body + Layout.LOCK_EPOCH;
    this.mine = attachment.owner();
    this.held = mine | Layout.HELD;
    this.bytes = memory.segment();
    this.object = object;
    this.name = name;
  }

  // ---- the fast paths ----

  @Override
  public void lock() {
    Thread me = Thread.currentThread();
    if (owner == me) {
      nest();
    } else if (swap(mine, held)) {
      FaultPoint.ACQUIRED_FAST.reach();
      grantedAgain(me);
    } else {
      acquireUninterruptibly(me);
    }
  }

  /** The CAS of the fast paths: as {@link Memory#compareAndSetInt}, with one field to load less. */
  private boolean swap(int expected, int next) {
    try {
      return WORD.compareAndSet(bytes, word, expected, next);
    } catch (IllegalStateException | InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public void unlock() {
    if (owner != Thread.currentThread()) {
      throw notOwner("unlock");
    }
    if (nested > 0) {
      nested--;
    } else {
      release();
    }
  }

  @Override
  public boolean tryLock() {
    Thread me = Thread.currentThread();
    if (owner == me) {
      nest();
      return true;
    }
    if (swap(mine, held)) {
      FaultPoint.ACQUIRED_FAST.reach();
      grantedAgain(me);
      return true;
    }
    var _ = reapDeadThread();
    throwIfAbandoned(memory.getInt(word));
    return tryAcquireFree(me, held);
  }

  private void nest() {
    if (nested == Integer.MAX_VALUE - 1) {
      throw new Error(
          "Maximum lock count exceeded: " + this + " is held 2^31-1 times by one thread");
    }
    nested++;
  }

  /**
   * The word is ours, and nobody else had it since we last had: say so to this process, and count
   * the grant.
   */
  private void grantedAgain(Thread me) {
    owner = me;
    if (currentEpoch++ == lastEpoch) {
      takeEpochs();
    }
  }

  /** The word is ours, and may have been another's. */
  private void granted(Thread me) {
    owner = me;
    takeEpochs();
  }

  private void takeEpochs() {
    long given = memory.getLongPlain(epoch);
    memory.setLongPlain(epoch, given + EPOCH_BLOCK);
    currentEpoch = given + 1;
    lastEpoch = given + EPOCH_BLOCK;
  }

  private void release() {
    owner = null;
    if (!swap(held, mine)) {
      releaseContended();
    }
  }

  private void releaseContended() {
    int seen = memory.getInt(word);
    while ((seen & ~Layout.WAITERS) == held) {
      int witness = memory.compareAndExchangeInt(word, seen, mine);
      if (witness == seen) {
        FaultPoint.RELEASED.reach();
        if ((seen & Layout.WAITERS) != 0) {
          attachment.futex().wake(word, 1);
        }
        return;
      }
      seen = witness;
    }
    if ((seen & Layout.REPAIRING) != 0) {
      owner = Thread.currentThread();
      throw new IllegalMonitorStateException(
          this + " is under repair: the repair must not give back more than it took.");
    }
    attachment.checkOpen(); // only the closing of the space takes a word from a live thread
    throw new SegmentDamagedException(
        String.format(
            "%s: its word is %08x, and its owner did not write that. Somebody overwrote it.",
            this, seen));
  }

  // ---- waiting ----

  @Override
  public void lockInterruptibly() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!tryLock()) {
      var _ = acquire(Thread.currentThread(), FOREVER, true);
    }
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long nanos = unit.toNanos(time);
    long start = System.nanoTime();
    if (tryLock()) {
      return true;
    }
    return nanos > 0 && acquire(Thread.currentThread(), deadline(start, nanos), true);
  }

  static long deadline(long start, long nanos) {
    long deadline = start + nanos;
    return deadline - start < 0 || nanos > Long.MAX_VALUE / 2 ? FOREVER : deadline;
  }

  private void acquireUninterruptibly(Thread me) {
    try {
      var _ = acquire(me, FOREVER, false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  /** Takes the word after the first try failed. */
  private boolean acquire(Thread me, long deadline, boolean interruptible)
      throws InterruptedException {
    if (spin(me)) {
      return true;
    }
    if (!enterGate(deadline, interruptible)) {
      return false;
    }
    try {
      return acquireInGate(me, deadline, interruptible);
    } finally {
      gate.unlock();
    }
  }

  private boolean spin(Thread me) {
    for (int i = 0; i < SPINS; i++) {
      int seen = memory.getIntOpaque(word);
      if (Layout.isFree(seen) && tryAcquireFree(me, held)) {
        return true;
      }
      if ((seen & (Layout.DIED | Layout.WAITERS)) != 0) {
        return false;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private boolean tryAcquireFree(Thread me, int asWhom) {
    int seen = memory.getInt(word);
    if (Layout.isFree(seen) && memory.compareAndSetInt(word, seen, asWhom)) {
      FaultPoint.ACQUIRED_SLOW.reach();
      granted(me);
      return true;
    }
    return false;
  }

  private boolean enterGate(long deadline, boolean interruptible) throws InterruptedException {
    if (!interruptible) {
      gate.lock();
      return true;
    }
    if (deadline == FOREVER) {
      gate.lockInterruptibly();
      return true;
    }
    return gate.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private boolean acquireInGate(Thread me, long deadline, boolean interruptible)
      throws InterruptedException {
    while (true) {
      attachment.checkOpen();
      if (tryAcquireFree(me, held | Layout.WAITERS)) {
        return true;
      }
      boolean ownThread = reapDeadThread();
      int seen = memory.getInt(word);
      if (Layout.isFree(seen)) {
        continue;
      }
      boolean abandoned = (seen & Layout.DIED) != 0;
      boolean interrupted = interruptible && Thread.interrupted();
      boolean late = deadline != FOREVER && deadline - System.nanoTime() <= 0;
      if (abandoned || interrupted || late) {
        attachment.futex().wake(word, 1); // the wake that may have been ours belongs to another
        if (interrupted) {
          throw new InterruptedException();
        }
        throwIfAbandoned(seen);
        return false;
      }
      sleep(seen, ownThread, deadline, interruptible);
    }
  }

  /** Sleeps while the word is as it was seen, with WAITERS set. */
  private void sleep(int seen, boolean ownThread, long deadline, boolean interruptible) {
    int expected = seen | Layout.WAITERS;
    if (seen != expected && !memory.compareAndSetInt(word, seen, expected)) {
      return;
    }
    FaultPoint.WAITERS_SET.reach();
    attachment.watch(Layout.slotOf(expected));
    long until = System.nanoTime() + (ownThread ? LOCAL_OWNER_NANOS : Futex.BACKSTOP_NANOS);
    if (deadline != FOREVER && deadline - until < 0) {
      until = deadline;
    }
    var _ = attachment.futex().await(word, expected, until, interruptible);
    FaultPoint.WOKEN.reach();
  }

  // ---- death ----

  private void throwIfAbandoned(int seen) {
    if ((seen & Layout.DIED) != 0) {
      throw new AbandonedLockException(toString(), deadOwner());
    }
  }

  private DeadOwner deadOwner() {
    long body = word - Layout.LOCK_WORD;
    int pid = memory.getInt(body + Layout.LOCK_DEAD_PID);
    int slot = memory.getInt(body + Layout.LOCK_DEAD_SLOT);
    long time = memory.getLong(body + Layout.LOCK_DEAD_TIME);
    String who = pid > 0 ? "process " + pid : "a thread of process " + -pid;
    return new DeadOwner(who + " (slot " + slot + ")", Instant.ofEpochMilli(time));
  }

  /**
   * Does for a thread of this process that ended with the lock what {@link Recovery} does for a
   * process.
   *
   * <p>Why no live owner is robbed: {@code owner} may be read late, and then name a thread that has
   * ended after it gave the lock back. So it is read again after {@code isAlive()} said no, which
   * orders all that the thread did before the second reading (JLS 17.4.4): had it released, it
   * would have been replaced by null or by a later owner. While the word is ours and names a dead
   * thread, nobody but the reaper may change it, and the monitor of this object admits one reaper.
   *
   * @return whether a thread of this process holds the lock and somebody waits for it
   */
  boolean reapDeadThread() {
    int seen = memory.getInt(word);
    if ((seen & ~(Layout.WAITERS | Layout.REPAIRING)) != held) {
      return false;
    }
    Thread holder = owner;
    if (holder != null && !holder.isAlive()) {
      reap(holder);
      return false;
    }
    return (seen & Layout.WAITERS) != 0;
  }

  private synchronized void reap(Thread dead) {
    int seen = memory.getInt(word);
    if ((seen & ~(Layout.WAITERS | Layout.REPAIRING)) != held || owner != dead) {
      return;
    }
    owner = null;
    nested = 0;
    int pid = (int) ProcessHandle.current().pid();
    while (true) {
      int witness = Recovery.markDied(memory, word - Layout.LOCK_WORD, seen, -pid);
      if (witness == seen) {
        break;
      }
      seen = witness;
    }
    attachment.wakeAllOf(this);
  }

  @Override
  public boolean recover(Runnable repair) {
    Objects.requireNonNull(repair, "repair");
    Thread me = Thread.currentThread();
    if (owner == me) {
      return false;
    }
    while (true) {
      attachment.checkOpen();
      var _ = reapDeadThread();
      int seen = memory.getInt(word);
      if ((seen & Layout.DIED) != 0) {
        if (memory.compareAndSetInt(word, seen, held | Layout.REPAIRING | Layout.WAITERS)) {
          FaultPoint.ACQUIRED_DIED.reach();
          granted(me);
          runRepair(repair);
          return true;
        }
      } else if ((seen & Layout.REPAIRING) != 0) {
        sleep(seen, Layout.slotOf(seen) == attachment.slot(), FOREVER, false);
      } else {
        return false;
      }
    }
  }

  private void runRepair(Runnable repair) {
    boolean whole = false;
    try {
      repair.run();
      FaultPoint.REPAIRED.reach();
      whole = true;
    } finally {
      nested = 0;
      owner = null;
      int seen = memory.getInt(word);
      while ((seen & ~Layout.WAITERS) == (held | Layout.REPAIRING)) {
        int next = whole ? mine : mine | Layout.DIED | (seen & Layout.WAITERS);
        int witness = memory.compareAndExchangeInt(word, seen, next);
        if (witness == seen) {
          attachment.futex().wakeAll(word);
          break;
        }
        seen = witness;
      }
    }
  }

  @Override
  public boolean isAbandoned() {
    var _ = reapDeadThread();
    return (memory.getInt(word) & Layout.DIED) != 0;
  }

  // ---- conditions ----

  @Override
  public SharedCondition newCondition() {
    return attachment.space().makeCondition(null, this);
  }

  @Override
  public SharedCondition condition(String conditionName) {
    return attachment.space().makeCondition(Objects.requireNonNull(conditionName, "name"), this);
  }

  void requireHeld(String operation) {
    if (owner != Thread.currentThread()) {
      throw notOwner(operation);
    }
  }

  /** Gives back all holds at once, for a condition's wait. */
  int releaseAll() {
    int saved = nested;
    nested = 0;
    try {
      release();
    } catch (RuntimeException e) {
      nested = saved;
      throw e;
    }
    return saved;
  }

  /** Takes back all holds after a condition's wait; not interruptibly. */
  void reacquire(int saved) {
    lock();
    nested = saved;
  }

  // ---- what is known of it ----

  @Override
  public OwnerDeath ownerDeath() {
    int policy = memory.getInt(word - Layout.LOCK_WORD + Layout.LOCK_POLICY);
    return policy == Layout.POLICY_RELEASE ? OwnerDeath.RELEASE : OwnerDeath.ABANDON;
  }

  @Override
  public boolean isLocked() {
    return (memory.getInt(word) & Layout.HELD) != 0;
  }

  @Override
  public int getHoldCount() {
    return owner == Thread.currentThread() ? nested + 1 : 0;
  }

  @Override
  public LockGrant grant() {
    requireHeld("grant");
    return new LockGrant(currentEpoch, LockGrant.State.HELD);
  }

  private IllegalMonitorStateException notOwner(String operation) {
    Thread holder = owner;
    String who =
        holder != null
            ? "thread \"" + holder.getName() + "\" of this process"
            : isLocked() ? "another process" : "nobody";
    return new IllegalMonitorStateException(
        String.format(
            "%s by thread \"%s\", which does not hold %s; held by %s.",
            operation, Thread.currentThread().getName(), this, who));
  }

  /** Where the lock's record stands. */
  long body() {
    return word - Layout.LOCK_WORD;
  }

  Attachment attachment() {
    return attachment;
  }

  /** Its name, or empty. */
  String label() {
    return name;
  }

  @Override
  public Space space() {
    return attachment.space();
  }

  @Override
  public Optional<String> name() {
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  @Override
  public String toString() {
    return "lock "
        + (name.isEmpty() ? "at " + word : "\"" + name + "\"")
        + " of "
        + attachment.description();
  }

  private Object writeReplace() {
    return MemoryHandle.of(attachment, object);
  }
}
