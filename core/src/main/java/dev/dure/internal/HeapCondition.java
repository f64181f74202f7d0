package dev.dure.internal;

import dev.dure.SharedCondition;
import dev.dure.internal.HeapWaiter.Outcome;
import java.util.Date;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A condition of the thread scope. It does not stand on {@code ConditionObject}, since that can
 * wake its waiters only on behalf of a thread that holds the lock, and here they must be woken when
 * the owner has died.
 *
 * <p>A waiter stands in this condition's queue, for signals in their order, and in the set of its
 * lock, for deaths and for the closing of the space. It enters both while it holds the lock, so
 * every signal and every death after its release of the lock finds it. A signal takes waiters from
 * the queue until it finds one that has not given up yet ({@link HeapWaiter#end}).
 */
final class HeapCondition extends HeapObject implements SharedCondition {

  private static final long serialVersionUID = 1L;

  /** So that a jump of the clock reaches {@link #awaitUntil} while it is parked. */
  private static final long LOOK_AT_CLOCK = TimeUnit.SECONDS.toNanos(1);

  private final transient HeapLock lock;
  private final transient Queue<HeapWaiter> queue = new ConcurrentLinkedQueue<>();

  HeapCondition(HeapLock lock, @Nullable String name) {
    super(lock.heap(), name, new Shape(Kind.CONDITION, 1, lock.toString()));
    this.lock = lock;
  }

  @Override
  public Lock lock() {
    return lock.whole().asLock();
  }

  @Override
  public void await() throws InterruptedException {
    throwIfInterrupted(waitForSignal(true, HeapCondition::forever));
  }

  @Override
  public void awaitUninterruptibly() {
    waitForSignal(false, HeapCondition::forever);
  }

  @Override
  public long awaitNanos(long nanosTimeout) throws InterruptedException {
    long deadline = System.nanoTime() + Math.max(0, nanosTimeout);
    throwIfInterrupted(waitForSignal(true, () -> deadline - System.nanoTime()));
    return deadline - System.nanoTime();
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + Math.max(0, unit.toNanos(time));
    return throwIfInterrupted(waitForSignal(true, () -> deadline - System.nanoTime()))
        != Outcome.TIMED_OUT;
  }

  @Override
  @SuppressWarnings("JavaUtilDate") // the JDK's interface has it
  public boolean awaitUntil(Date deadline) throws InterruptedException {
    long until = deadline.getTime();
    LongSupplier left =
        () -> {
          long now = System.currentTimeMillis();
          return until <= now
              ? 0
              : Math.min(LOOK_AT_CLOCK, TimeUnit.MILLISECONDS.toNanos(until - now));
        };
    return throwIfInterrupted(waitForSignal(true, left)) != Outcome.TIMED_OUT;
  }

  private static long forever() {
    return Long.MAX_VALUE;
  }

  @Override
  public String toString() {
    return "condition "
        + name().map(given -> "\"" + given + "\"").orElse("without a name")
        + " of "
        + lock();
  }

  private Outcome throwIfInterrupted(Outcome outcome) throws InterruptedException {
    if (outcome == Outcome.INTERRUPTED) {
      throw new InterruptedException("Interrupted in a wait for " + this + ".");
    }
    return outcome;
  }

  /**
   * Gives the lock back, waits, and takes it again with as many holds. The lock is held when this
   * returns, and is not when it throws.
   *
   * @param left the nanoseconds that are left; the wait is over when they are not above 0
   * @return how the wait ended; if {@code INTERRUPTED} then the caller throws, else an interrupt
   *     that came is pending again
   */
  private Outcome waitForSignal(boolean interruptible, LongSupplier left) {
    requireOpen();
    lock.sync().requireHeld();
    Thread current = Thread.currentThread();
    if (interruptible && Thread.interrupted()) {
      return Outcome.INTERRUPTED;
    }
    HeapWaiter waiter = new HeapWaiter();
    boolean interrupted = false;
    boolean thrown = false;
    lock.beginWait(waiter);
    try {
      queue.add(waiter);
      int holds = lock.whole().releaseAll();
      interrupted = park(waiter, interruptible, left);
      lock.whole().reacquire(holds);
      Outcome outcome = waiter.outcome();
      thrown = outcome == Outcome.INTERRUPTED;
      return outcome == null ? Outcome.WOKEN : outcome;
    } finally {
      if (waiter.outcome() != Outcome.SIGNALLED) {
        queue.remove(waiter);
      }
      lock.endWait(waiter);
      if (interrupted && !thrown) {
        current.interrupt();
      }
    }
  }

  /** Parks until the wait has ended in one way or another; returns whether an interrupt came. */
  private boolean park(HeapWaiter waiter, boolean interruptible, LongSupplier left) {
    boolean interrupted = false;
    while (waiter.outcome() == null) {
      long nanos = left.getAsLong();
      if (nanos <= 0) {
        waiter.end(Outcome.TIMED_OUT);
      } else if (heap().isClosed()) {
        waiter.end(Outcome.WOKEN);
      } else {
        LockSupport.parkNanos(this, nanos);
        if (Thread.interrupted()) {
          interrupted = true;
          if (interruptible) {
            waiter.end(Outcome.INTERRUPTED);
          }
        }
      }
    }
    return interrupted;
  }

  @Override
  public void signal() {
    signal(false);
  }

  @Override
  public void signalAll() {
    signal(true);
  }

  private void signal(boolean all) {
    requireOpen();
    lock.sync().requireHeld();
    for (HeapWaiter next = queue.poll(); next != null; next = queue.poll()) {
      if (next.end(Outcome.SIGNALLED) && !all) {
        return;
      }
    }
  }
}
