package dev.dure.memory;

import java.util.function.BooleanSupplier;

/**
 * A word of shared memory on which threads of any process sleep until the state of a synchronizer,
 * which stands elsewhere, may have changed (an <i>event count</i>).
 *
 * <h2>No lost wake-up</h2>
 *
 * A waiter sets WAITERS by CAS and remembers the word, looks at the state, and sleeps only while
 * the word is what it remembers (the kernel compares it as it queues the thread). Whoever changes
 * the state looks at the word afterwards; if WAITERS is set it takes the flag away and counts the
 * number up, by one CAS, and wakes all.
 *
 * <p>All of these are volatile accesses, so they are in one order. If the waiter's look at the
 * state missed the change, then its CAS came before the changer's look at the word. So the changer
 * saw WAITERS, or another changer had already counted up in between; either way the word is no
 * longer what the waiter remembers, and the waiter does not fall asleep or is woken by the one who
 * counted.
 *
 * <p>A changer that dies before it wakes, at whatever instruction, is made up for by {@link
 * Recovery}, which counts up and wakes on every word. One that is stopped there, by the {@linkplain
 * Futex#BACKSTOP_NANOS backstop}. The number wraps after 2^31 wakes: a waiter would have to be held
 * up between its CAS and its sleep for exactly as many.
 *
 * <p>All are woken, since they wait for different things (one permit or five), and since a wake
 * that goes to one only would be lost with it. Where many threads of one process would be woken for
 * nothing they queue in its heap first, see {@link MemorySemaphore}.
 */
final class WaitWord {

  /** A thread of this process may end without telling anybody, so it is looked after. */
  static final long LOCAL_NANOS = 20_000_000;

  private final Attachment attachment;
  private final Memory memory;
  private final long at;

  WaitWord(Attachment attachment, long at) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.at = at;
  }

  /**
   * Waits until something holds.
   *
   * @param holds asked again and again, before each sleep at least; may change the state, or throw
   *     to end the wait
   * @param deadline in the time of System.nanoTime(), or {@link LockWaiting#FOREVER}
   * @param lookAfterNanos the longest sleep without asking
   * @return false if the deadline came first
   * @throws InterruptedException if {@code interruptible} and interrupted; what holds is found out
   *     first
   */
  boolean await(BooleanSupplier holds, long deadline, long lookAfterNanos, boolean interruptible)
      throws InterruptedException {
    while (true) {
      attachment.checkOpen();
      int seen = announce();
      if (holds.getAsBoolean()) {
        return true;
      }
      if (interruptible && Thread.interrupted()) {
        throw new InterruptedException();
      }
      long now = System.nanoTime();
      if (deadline != LockWaiting.FOREVER && deadline - now <= 0) {
        return false;
      }
      long until = now + Math.min(lookAfterNanos, Futex.BACKSTOP_NANOS);
      if (deadline != LockWaiting.FOREVER && deadline - until < 0) {
        until = deadline;
      }
      FaultPoint.WAITERS_SET.reach();
      var _ = attachment.futex().await(at, seen, until, interruptible);
      FaultPoint.WOKEN.reach();
    }
  }

  /** Sets WAITERS; returns the word with it. */
  private int announce() {
    int seen = memory.getInt(at);
    while ((seen & SynchronizerLayout.WAITERS) == 0) {
      int next = seen | SynchronizerLayout.WAITERS;
      int witness = memory.compareAndExchangeInt(at, seen, next);
      if (witness == seen) {
        return next;
      }
      seen = witness;
    }
    return seen;
  }

  /** Wakes all; to be called after each change of the state for which somebody may wait. */
  void wakeAll() {
    FaultPoint.STATE_CHANGED.reach();
    int seen = memory.getInt(at);
    while ((seen & SynchronizerLayout.WAITERS) != 0) {
      int witness = memory.compareAndExchangeInt(at, seen, next(seen));
      if (witness == seen) {
        attachment.futex().wakeAll(at);
        return;
      }
      seen = witness;
    }
  }

  /** What a dead process may have owed: counts up and wakes, whatever the word says. */
  static void wakeAllForTheDead(Memory memory, Futex futex, long at) {
    int seen = memory.getInt(at);
    int witness = memory.compareAndExchangeInt(at, seen, next(seen));
    while (witness != seen) {
      seen = witness;
      witness = memory.compareAndExchangeInt(at, seen, next(seen));
    }
    futex.wakeAll(at);
  }

  private static int next(int seen) {
    return (seen + 1) & ~SynchronizerLayout.WAITERS;
  }
}
