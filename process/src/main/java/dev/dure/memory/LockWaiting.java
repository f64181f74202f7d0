package dev.dure.memory;

import dev.dure.internal.ContendedWait;
import dev.dure.internal.Kind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How a thread of this process waits for a {@link MemoryLock}: it spins a little, queues at the
 * process's gate, and at its head sleeps on the lock's word.
 *
 * <h2>No lost wake-up</h2>
 *
 * A waiter sleeps only on a word in which it has seen or set WAITERS (the kernel compares the word
 * as it queues the thread). Whoever frees such a word wakes one sleeper. That one is now <i>in
 * flight</i>: it takes the word with WAITERS set, since others may still sleep; or it finds that
 * another was faster, sets WAITERS again and sleeps; or it leaves (deadline, interrupt,
 * abandonment) and wakes another in its place. So while anybody sleeps, the word has WAITERS or
 * somebody is in flight. A process that dies or is stopped with a wake in its hands is made up for
 * by {@link Recovery}, which wakes all, and by the {@linkplain Futex#BACKSTOP_NANOS backstop}.
 */
final class LockWaiting {

  static final long FOREVER = Long.MAX_VALUE;

  /**
   * How many pauses to spin before sleeping: about the cost of one wake; longer spins collapse when
   * the machine is busy. The pauses between looks grow, since each look takes the cache line from
   * the holder.
   */
  private static final int SPIN_PAUSES = 200;

  private static final int LONGEST_PAUSE = 32;

  /** While a thread of this process is the owner, its end is noticed by looking. */
  private static final long LOCAL_OWNER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final String KIND = Kind.LOCK.word();

  private final MemoryLock lock;
  private final LockRecord record;
  private final Attachment attachment;
  private final ReentrantLock gate = new ReentrantLock();

  LockWaiting(MemoryLock lock, LockRecord record, Attachment attachment) {
    this.lock = lock;
    this.record = record;
    this.attachment = attachment;
  }

  /** The moment at which a wait ends, in the time of System.nanoTime(). */
  static long deadline(long start, long nanos) {
    if (nanos <= 0) {
      return start;
    }
    return nanos > Long.MAX_VALUE / 2 ? FOREVER : start + nanos;
  }

  /** Takes the lock; not interruptibly. */
  void acquire() {
    try {
      var _ = acquire(FOREVER, false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  /**
   * Takes the lock.
   *
   * @return false if the deadline came first
   */
  boolean acquire(long deadline, boolean interruptible) throws InterruptedException {
    if (spin()) {
      return true;
    }
    ContendedWait wait = ContendedWait.begin();
    boolean acquired = false;
    try {
      acquired = acquireAtGate(deadline, interruptible);
      return acquired;
    } finally {
      wait.end(lock, KIND, acquired);
    }
  }

  private boolean acquireAtGate(long deadline, boolean interruptible) throws InterruptedException {
    if (!enter(gate, deadline, interruptible)) {
      return false;
    }
    try {
      return acquireInGate(deadline, interruptible);
    } finally {
      gate.unlock();
    }
  }

  private boolean spin() {
    int pause = 1;
    for (int spent = 0; spent < SPIN_PAUSES; spent += pause) {
      int seen = record.memory().getIntOpaque(record.word());
      if (Layout.isFree(seen) && lock.tryTakeFree(0)) {
        return true;
      }
      if ((seen & (Layout.DIED | Layout.WAITERS)) != 0) {
        return false;
      }
      for (int i = 0; i < pause; i++) {
        Thread.onSpinWait();
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return false;
  }

  /**
   * Waits at the process's gate of a lock or semaphore.
   *
   * @return false if the deadline came first
   */
  static boolean enter(ReentrantLock gate, long deadline, boolean interruptible)
      throws InterruptedException {
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

  private boolean acquireInGate(long deadline, boolean interruptible) throws InterruptedException {
    while (true) {
      attachment.checkOpen();
      if (lock.tryTakeFree(Layout.WAITERS)) {
        return true;
      }
      boolean ownThread = lock.reapDeadThread();
      int seen = record.read();
      if (Layout.isFree(seen)) {
        continue;
      }
      boolean lost = (seen & Layout.DIED) != 0 || !lock.isSound(seen);
      boolean interrupted = interruptible && Thread.interrupted();
      boolean late = deadline != FOREVER && deadline - System.nanoTime() <= 0;
      if (lost || interrupted || late) {
        attachment.futex().wake(record.word(), 1); // the wake that may have been ours is another's
        if (interrupted) {
          throw new InterruptedException();
        }
        lock.throwIfAbandoned(seen);
        lock.requireSound(seen);
        return false;
      }
      sleep(seen, ownThread, deadline, interruptible);
    }
  }

  /**
   * Sleeps while the word is as it was seen, with WAITERS set; returns for that or any other
   * reason.
   */
  void sleep(int seen, boolean ownThread, long deadline, boolean interruptible) {
    int expected = seen | Layout.WAITERS;
    if (seen != expected && !record.memory().compareAndSetInt(record.word(), seen, expected)) {
      return;
    }
    FaultPoint.WAITERS_SET.reach();
    attachment.watch(Layout.slotOf(expected));
    long until = System.nanoTime() + (ownThread ? LOCAL_OWNER_NANOS : Futex.BACKSTOP_NANOS);
    if (deadline != FOREVER && deadline - until < 0) {
      until = deadline;
    }
    var _ = attachment.futex().await(record.word(), expected, until, interruptible);
    FaultPoint.WOKEN.reach();
  }
}
