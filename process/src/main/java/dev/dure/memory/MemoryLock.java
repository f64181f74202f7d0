package dev.dure.memory;

import dev.dure.AbandonedLockException;
import dev.dure.LockGrant;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.Space;
import dev.dure.internal.ConditionLock;
import dev.dure.internal.OwnerDeaths;
import dev.dure.linux.Linux;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
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
 * after that thread ended): a thread that reads its own id there wrote it itself and has not
 * released since, whatever the data race on the field yields to others. It is the id and not the
 * thread, since the collector's barrier for a reference costs up to 3 ns a grant, as much as one of
 * the two CASs (measured with G1); ids are not used again, and a {@code long} is written whole on
 * the 64-bit platforms that {@link Platform} admits. {@code holder} changes seldom, so its barrier
 * does not count. It says something only while its id stands in {@code owner}.
 *
 * <h2>Waiting</h2>
 *
 * {@link LockWaiting} says how, and why no wake-up is lost. At most one thread per process and lock
 * sleeps on the word (and those that wait for another's {@link #recover}); the others queue in this
 * heap.
 *
 * <h2>Happens-before</h2>
 *
 * The releasing CAS (or exchange) and the acquiring CAS are volatile accesses of one location: all
 * before the release is visible after the acquire, in whichever process. After a death the chain
 * is: the dead thread's stores, which its CPU had completed before the kernel could give the slot's
 * byte to another process; that system call in the recoverer; its CAS to DIED; the CAS of {@code
 * recover}.
 *
 * <p>The class is longer than others since all that may change {@code owner} and the word's HELD
 * stands in it: the proof above is of what a reader finds below.
 */
final class MemoryLock implements SharedLock, ConditionLock {

  private static final long serialVersionUID = 1L;

  /** How many epochs are counted as given away at once. */
  static final int EPOCH_BLOCK = 1024;

  private static final long NOBODY = 0; // ids of threads are positive

  private final transient Attachment attachment;
  private final transient Memory memory;
  private final transient Mapping mapping;
  private final transient long address;
  private final transient long word;
  private final transient LockRecord record;
  private final transient LockWaiting waiting;
  private final transient OwnerDeath ownerDeath;
  private final transient int mine;
  private final transient int held;
  private final transient long object;
  private final transient String name;

  /** The id of the thread that holds the lock, or {@link #NOBODY}. */
  private transient long owner;

  /**
   * The thread of this process that was granted the lock last; kept for its death and for names.
   */
  private transient @Nullable Thread holder;

  /** What the conditions give back: this lock, or the one that it is a part of. */
  private transient ConditionLock whole = this;

  private transient int nested;
  private transient long currentEpoch;
  private transient long lastEpoch;

  MemoryLock(Attachment attachment, long body, long object, String name) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.record = new LockRecord(memory, body);
    this.ownerDeath = record.ownerDeath();
    this.word = record.word();
    this.waiting = new LockWaiting(this, record, attachment);
    this.mine = attachment.owner();
    this.held = mine | Layout.HELD;
    this.mapping = memory.mapping();
    this.address = memory.address(word);
    this.object = object;
    this.name = name;
  }

  // ---- the fast paths ----

  @Override
  public void lock() {
    Thread me = Thread.currentThread();
    if (owner == me.threadId()) {
      nest();
    } else if (swap(mine, held)) {
      FaultPoint.ACQUIRED_FAST.reach();
      grantedAgain(me);
    } else {
      waiting.acquire();
    }
  }

  /** The CAS of the fast paths; fails if the space is closed. */
  private boolean swap(int expected, int next) {
    try {
      return mapping.compareAndSetWord(address, expected, next);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public void unlock() {
    if (!isMine()) {
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
    if (owner == me.threadId()) {
      nest();
      return true;
    }
    if (swap(mine, held)) {
      FaultPoint.ACQUIRED_FAST.reach();
      grantedAgain(me);
      return true;
    }
    var _ = reapDeadThread();
    throwIfAbandoned(record.read());
    return tryTakeFree(0);
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
    own(me);
    if (currentEpoch++ == lastEpoch) {
      takeEpochs();
    }
  }

  /** The word is ours, and may have been another's. */
  private void granted(Thread me) {
    own(me);
    takeEpochs();
  }

  private void own(Thread me) {
    if (holder != me) {
      holder = me;
    }
    owner = me.threadId();
  }

  private boolean isMine() {
    return owner == Thread.currentThread().threadId();
  }

  private void takeEpochs() {
    long given = record.takeEpochs(EPOCH_BLOCK);
    currentEpoch = given + 1;
    lastEpoch = given + EPOCH_BLOCK;
  }

  /**
   * Takes the word if it is free.
   *
   * @param flags with which it is taken: none, or {@link Layout#WAITERS}
   */
  boolean tryTakeFree(int flags) {
    int seen = record.read();
    if (Layout.isFree(seen) && memory.compareAndSetInt(word, seen, held | flags)) {
      FaultPoint.ACQUIRED_SLOW.reach();
      granted(Thread.currentThread());
      return true;
    }
    return false;
  }

  private void release() {
    owner = NOBODY;
    if (!swap(held, mine)) {
      releaseContended();
    }
  }

  private void releaseContended() {
    int seen = record.read();
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
      owner = Thread.currentThread().threadId();
      throw new IllegalMonitorStateException(
          this + " is under repair: the repair must not give back more than it took.");
    }
    throw damaged(seen);
  }

  // ---- waiting ----

  @Override
  public void lockInterruptibly() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!tryLock()) {
      var _ = waiting.acquire(LockWaiting.FOREVER, true);
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
    return nanos > 0 && waiting.acquire(LockWaiting.deadline(start, nanos), true);
  }

  // ---- death ----

  /** Throws if the owner died, or never was. */
  void requireNotAbandoned() {
    var _ = reapDeadThread();
    int seen = record.read();
    requireSound(seen);
    throwIfAbandoned(seen);
  }

  void throwIfAbandoned(int seen) {
    if (Layout.isAbandoned(seen)) {
      throw new AbandonedLockException(toString(), record.deadOwner());
    }
    if ((seen & Layout.DIED) != 0) {
      throw damaged(seen);
    }
  }

  boolean isSound(int seen) {
    return record.isSound(seen, attachment.slots());
  }

  /** Throws if the word is none that anybody may have written, so that nobody waits for it. */
  void requireSound(int seen) {
    if (!isSound(seen)) {
      throw damaged(seen);
    }
  }

  /** Only the closing of the space takes a word from a live thread. */
  private SegmentDamagedException damaged(int seen) {
    attachment.checkOpen();
    return new SegmentDamagedException(
        String.format(
            "%s: its word is %08x, which no process that uses it has written. Somebody overwrote it.",
            this, seen));
  }

  /**
   * Does for a thread of this process that ended with the lock what {@link Recovery} does for a
   * process.
   *
   * <p>Why no live owner is robbed: {@code owner} may be read late, and then name a thread that has
   * ended after it gave the lock back. So it is read again after {@code isAlive()} said no, which
   * orders all that the thread did before the second reading (JLS 17.4.4): had it released, the id
   * would have been replaced by {@link #NOBODY} or by a later owner's. While the word is ours and
   * names a dead thread, nobody but the reaper may change it, and the monitor of this object admits
   * one reaper.
   *
   * @return whether a thread of this process holds the lock and somebody waits for it
   */
  boolean reapDeadThread() {
    int seen = record.read();
    if (!LockRecord.isHeldBy(seen, held)) {
      return false;
    }
    long id = owner;
    Thread last = holder;
    if (last == null || last.threadId() != id || !last.isAlive()) {
      reap(last); // not the owner: another thread may be reaping, and is waited for
      return false;
    }
    return (seen & Layout.WAITERS) != 0;
  }

  private synchronized void reap(@Nullable Thread dead) {
    int seen = record.read();
    if (dead != null
        && !dead.isAlive()
        && owner == dead.threadId()
        && LockRecord.isHeldBy(seen, held)) {
      owner = NOBODY;
      nested = 0;
      var _ = record.markDied(seen, -Linux.getpid());
      attachment.wakeAllOf(this);
      OwnerDeaths.tell(
          attachment.description(), name, record.deadOwner().description(), ownerDeath);
    }
  }

  @Override
  public boolean recover(Runnable repair) {
    Objects.requireNonNull(repair, "repair");
    Thread me = Thread.currentThread();
    if (isMine()) {
      return false;
    }
    while (true) {
      attachment.checkOpen();
      var _ = reapDeadThread();
      int seen = record.read();
      requireSound(seen);
      if (Layout.isAbandoned(seen)) {
        if (memory.compareAndSetInt(word, seen, held | Layout.REPAIRING | Layout.WAITERS)) {
          FaultPoint.ACQUIRED_DIED.reach();
          granted(me);
          runRepair(repair);
          return true;
        }
      } else if ((seen & Layout.REPAIRING) != 0) {
        boolean ownThread = Layout.slotOf(seen) == attachment.slot();
        waiting.sleep(seen, ownThread, LockWaiting.FOREVER, false);
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
      owner = NOBODY;
      int seen = record.read();
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
    return Layout.isAbandoned(record.read());
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

  /** Makes this a part of another lock, before anybody can have a condition of it. */
  void setWhole(ConditionLock whole) {
    this.whole = whole;
  }

  ConditionLock whole() {
    return whole;
  }

  @Override
  public Lock asLock() {
    return this;
  }

  void requireHeld(String operation) {
    attachment.checkOpen();
    if (!isMine()) {
      throw notOwner(operation);
    }
  }

  @Override
  public int releaseAll() {
    int saved = nested;
    nested = 0;
    try {
      release();
    } catch (RuntimeException e) {
      nested = saved;
      throw e;
    }
    return saved + 1;
  }

  @Override
  public void reacquire(int holds) {
    lock();
    nested = holds - 1;
  }

  // ---- what is known of it ----

  @Override
  public OwnerDeath ownerDeath() {
    return ownerDeath;
  }

  @Override
  public boolean isLocked() {
    return (record.read() & Layout.HELD) != 0;
  }

  /**
   * Whether no thread of this process is known to hold the lock. One that has just taken the word
   * is not known yet.
   */
  boolean isUnheldHere() {
    return owner == NOBODY;
  }

  /** The epoch of the last grant to this process. */
  long lastGrant() {
    return currentEpoch;
  }

  @Override
  public int getHoldCount() {
    attachment.checkOpen();
    return isMine() ? nested + 1 : 0;
  }

  @Override
  public LockGrant grant() {
    requireHeld("grant");
    return new LockGrant(currentEpoch, LockGrant.State.HELD);
  }

  private IllegalMonitorStateException notOwner(String operation) {
    Thread last = holder;
    String who =
        last != null && last.threadId() == owner
            ? "thread \"" + last.getName() + "\" of this process"
            : isLocked() ? "another process" : "nobody";
    return new IllegalMonitorStateException(
        String.format(
            "%s by thread \"%s\", which does not hold %s; held by %s.",
            operation, Thread.currentThread().getName(), this, who));
  }

  /** Where the lock's record stands. */
  long body() {
    return record.body();
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
