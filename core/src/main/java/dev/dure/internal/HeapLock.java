package dev.dure.internal;

import dev.dure.LockGrant;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The lock of the thread scope. Its states, and why they are safe, are in {@link HeapSync}; this
 * class counts who waits, so that owners' deaths and the closing of the space reach them.
 *
 * <p>Three sorts of threads wait: for the lock (in the queue of {@link HeapSync}), for a signal
 * ({@link #parked}) and for the end of somebody else's recovery ({@link #recoverers}). All announce
 * themselves by {@link #beginWait} before they look at the state for the last time.
 */
final class HeapLock extends HeapObject implements SharedLock, ConditionLock {

  private static final long serialVersionUID = 1L;

  private final transient OwnerDeath ownerDeath;
  private final transient HeapSync sync;
  private final transient Map<String, HeapCondition> conditions = new ConcurrentHashMap<>();
  private final transient Set<HeapWaiter> parked = ConcurrentHashMap.newKeySet();
  private final transient Queue<Thread> recoverers = new ConcurrentLinkedQueue<>();
  private final transient AtomicInteger waiters = new AtomicInteger();

  /** Whether {@link OwnerWatch} has this lock on its list; written under the watch's monitor. */
  private transient volatile boolean watched;

  /** What the conditions give back: this lock, or the one that it is a part of. */
  private transient ConditionLock whole = this;

  HeapLock(Heap heap, @Nullable String name, Shape shape, OwnerDeath ownerDeath) {
    super(heap, name, shape);
    this.ownerDeath = ownerDeath;
    this.sync = new HeapSync(this, ownerDeath);
  }

  @Override
  public void lock() {
    if (!sync.tryAcquire(1)) {
      waitForLock(1);
    }
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

  @Override
  public int releaseAll() {
    sync.requireNoRepair("wait, and so release");
    int holds = sync.holdsOfCurrentThread();
    sync.release(holds);
    return holds;
  }

  @Override
  public void reacquire(int holds) {
    if (!sync.tryAcquire(holds)) {
      waitForLock(holds);
    }
  }

  private void waitForLock(int holds) {
    ContendedWait wait = ContendedWait.begin();
    boolean acquired = false;
    beginWait();
    try {
      sync.acquire(holds);
      acquired = true;
    } finally {
      endWait(wait, acquired);
    }
  }

  private void endWait(ContendedWait wait, boolean acquired) {
    endWait();
    wait.end(this, shape().kind().word(), acquired);
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    requireNoInterrupt();
    if (!sync.tryAcquire(1)) {
      ContendedWait wait = ContendedWait.begin();
      boolean acquired = false;
      beginWait();
      try {
        sync.acquireInterruptibly(1);
        acquired = true;
      } finally {
        endWait(wait, acquired);
      }
    }
  }

  @Override
  public boolean tryLock() {
    return sync.tryAcquire(1);
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(time);
    requireNoInterrupt();
    if (sync.tryAcquire(1)) {
      return true;
    }
    if (nanos <= 0) {
      return false;
    }
    ContendedWait wait = ContendedWait.begin();
    boolean acquired = false;
    beginWait();
    try {
      acquired = sync.tryAcquireNanos(1, nanos);
      return acquired;
    } finally {
      endWait(wait, acquired);
    }
  }

  private void requireNoInterrupt() throws InterruptedException {
    heap().requireOpenNow();
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before " + this + " was asked for.");
    }
  }

  @Override
  public void unlock() {
    requireOpen();
    sync.release(1);
  }

  @Override
  public SharedCondition newCondition() {
    requireOpen();
    return new HeapCondition(this, null);
  }

  @Override
  public SharedCondition condition(String name) {
    Names.check(name);
    requireOpen();
    if (name().isEmpty()) {
      throw new UnsupportedOperationException(
          String.format(
              "A condition \"%s\" of %s could be found by nobody. Give the lock a name, or use"
                  + " newCondition() and share its handle.",
              name, this));
    }
    return conditions.computeIfAbsent(name, n -> new HeapCondition(this, n));
  }

  @Override
  public boolean recover(Runnable repair) {
    Objects.requireNonNull(repair, "repair");
    if (!beginRecovery()) {
      return false;
    }
    try {
      repair.run();
    } catch (Throwable e) {
      sync.failRecovery();
      wakeAll();
      throw e;
    }
    sync.endRecovery();
    wakeRecoverers();
    return true;
  }

  /** Takes the lock for a repair, or finds that there is nothing to repair. */
  private boolean beginRecovery() {
    while (true) {
      heap().requireOpenNow();
      sync.noticeDeath();
      if (sync.beginRecovery()) {
        return true;
      }
      if (sync.isRecovering() && sync.holdsOfCurrentThread() == 0) {
        waitForRecovery();
      } else if (!sync.isAbandoned()) {
        return false;
      }
    }
  }

  private void waitForRecovery() {
    Thread current = Thread.currentThread();
    boolean interrupted = false;
    beginWait();
    recoverers.add(current);
    try {
      while (sync.isRecovering() && !heap().isClosed()) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    } finally {
      recoverers.remove(current);
      endWait();
      if (interrupted) {
        current.interrupt();
      }
    }
  }

  @Override
  public OwnerDeath ownerDeath() {
    return ownerDeath;
  }

  @Override
  public boolean isAbandoned() {
    requireOpen();
    sync.noticeDeath();
    return sync.isAbandoned();
  }

  @Override
  public boolean isLocked() {
    requireOpen();
    sync.noticeDeath();
    return sync.isLocked();
  }

  @Override
  public int getHoldCount() {
    requireOpen();
    return sync.holdsOfCurrentThread();
  }

  @Override
  public LockGrant grant() {
    requireOpen();
    sync.requireHeld();
    return new LockGrant(sync.epoch(), LockGrant.State.HELD);
  }

  /** Throws if the owner died. */
  void requireNotAbandoned() {
    sync.noticeDeath();
    if (sync.isAbandoned()) {
      throw sync.abandoned();
    }
  }

  HeapSync sync() {
    return sync;
  }

  /** Announces a wait for a signal; the caller still holds the lock. */
  void beginWait(HeapWaiter waiter) {
    beginWait();
    parked.add(waiter);
  }

  void endWait(HeapWaiter waiter) {
    parked.remove(waiter);
    endWait();
  }

  /**
   * Announces a wait. Either the watch, which takes a lock without waiters off its list and then
   * looks at the count once more, sees this waiter, or this sees that the lock is off the list.
   */
  private void beginWait() {
    waiters.incrementAndGet();
    if (!watched) {
      try {
        OwnerWatch.add(this);
      } catch (Throwable e) {
        waiters.decrementAndGet();
        throw e;
      }
    }
  }

  private void endWait() {
    waiters.decrementAndGet();
  }

  boolean hasWaiters() {
    return waiters.get() > 0;
  }

  boolean isWatched() {
    return watched;
  }

  void setWatched(boolean watched) {
    this.watched = watched;
  }

  /** What the watch does every few milliseconds for a lock with waiters. */
  void watch() {
    if (!sync.noticeDeath() && (sync.isAbandoned() || heap().isClosed())) {
      wakeAll();
    }
  }

  /** Wakes whoever waits, after the lock was abandoned or the space closed. */
  void wakeAll() {
    sync.wakeFirst();
    for (HeapWaiter waiter : parked) {
      waiter.end(HeapWaiter.Outcome.WOKEN);
    }
    wakeRecoverers();
  }

  private void wakeRecoverers() {
    recoverers.forEach(LockSupport::unpark);
  }
}
