package dev.dure.internal;

import dev.dure.SharedCyclicBarrier;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A barrier of the thread scope. It does not stand on the JDK's, since that cannot end the waits of
 * a space that is closed while an action runs, and has one action for all.
 *
 * <p>Each generation is an object that ends once, by {@link #end}, under the monitor; parties wait
 * for that and need not look at the barrier any more. A thread that waits cannot end without
 * leaving {@code await}, and whoever leaves it before the generation has ended breaks it: so in the
 * thread scope the dead need no care.
 */
final class HeapCyclicBarrier extends HeapObject implements SharedCyclicBarrier {

  private static final long serialVersionUID = 1L;

  private static final long FOREVER = Long.MAX_VALUE;

  /** How a generation ended. */
  private enum Outcome {
    TRIPPED,
    BROKEN
  }

  private static final class Generation {
    /** Guarded by the monitor; at {@code parties} with no outcome, the action is running. */
    private int arrived;

    /** Written once, under the monitor. */
    private volatile @Nullable Outcome outcome;

    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
  }

  private final transient int parties;
  private final transient Object monitor = new Object();

  /** Guarded by the monitor. */
  private transient Generation current = new Generation();

  HeapCyclicBarrier(Heap heap, @Nullable String name, Shape shape, int parties) {
    super(heap, name, shape);
    this.parties = parties;
  }

  @Override
  public int await() throws InterruptedException, BrokenBarrierException {
    return awaitForEver(null);
  }

  @Override
  public int await(Runnable action) throws InterruptedException, BrokenBarrierException {
    return awaitForEver(Objects.requireNonNull(action, "action"));
  }

  private int awaitForEver(@Nullable Runnable action)
      throws InterruptedException, BrokenBarrierException {
    try {
      return await(action, FOREVER);
    } catch (TimeoutException e) {
      throw new AssertionError("a wait without a limit has timed out", e);
    }
  }

  @Override
  public int await(long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return await(null, limit(time, unit));
  }

  @Override
  public int await(Runnable action, long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return await(Objects.requireNonNull(action, "action"), limit(time, unit));
  }

  private static long limit(long time, TimeUnit unit) {
    return Math.min(unit.toNanos(time), FOREVER - 1);
  }

  private int await(@Nullable Runnable action, long nanos)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    long start = System.nanoTime();
    while (true) {
      Generation generation;
      int place = -1;
      synchronized (monitor) {
        heap().requireOpenNow();
        generation = current;
        requireWhole(generation);
        if (Thread.interrupted()) {
          end(generation, Outcome.BROKEN);
          throw new InterruptedException();
        }
        if (generation.arrived < parties) {
          place = parties - ++generation.arrived;
          if (place == 0 && action == null) {
            end(generation, Outcome.TRIPPED);
          }
        }
      }
      if (place == 0 && action != null) {
        run(action, generation);
      } else if (place != 0) {
        // Who comes while the action runs belongs to the next generation.
        boolean party = place > 0;
        waitForEnd(generation, party, start, nanos);
      }
      if (place >= 0) {
        requireWhole(generation);
        return place;
      }
    }
  }

  private void run(Runnable action, Generation generation) {
    Outcome outcome = Outcome.BROKEN;
    try {
      action.run();
      outcome = Outcome.TRIPPED;
    } finally {
      synchronized (monitor) {
        end(generation, outcome);
      }
    }
  }

  /** Returns when the generation has ended; a party that gives up before ends it by breaking it. */
  private void waitForEnd(Generation generation, boolean party, long start, long nanos)
      throws InterruptedException, TimeoutException {
    boolean interrupted = false;
    Thread current = Thread.currentThread();
    heap().beginWait();
    generation.waiting.add(current);
    try {
      while (generation.outcome == null) {
        heap().requireOpenNow();
        interrupted |= Thread.interrupted();
        long left = nanos == FOREVER ? FOREVER : nanos - (System.nanoTime() - start);
        boolean canBreak = party && (interrupted || left <= 0) && breakUnlessComplete(generation);
        if (canBreak && interrupted) {
          interrupted = false;
          throw new InterruptedException();
        }
        if (canBreak) {
          throw new TimeoutException();
        }
        if (generation.outcome == null) {
          park(left);
        }
      }
    } finally {
      generation.waiting.remove(current);
      heap().endWait();
      if (interrupted) {
        current.interrupt();
      }
    }
  }

  private void park(long left) {
    if (left == FOREVER || left <= 0) { // below 0 only the end of the action is awaited
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, left);
    }
  }

  /** Breaks a generation; not while its action runs or when it has ended. */
  private boolean breakUnlessComplete(Generation generation) {
    synchronized (monitor) {
      return generation.arrived < parties && end(generation, Outcome.BROKEN);
    }
  }

  /**
   * Ends a generation, unless it has ended; a new one begins if it was complete. Under the monitor.
   */
  private boolean end(Generation generation, Outcome outcome) {
    if (generation.outcome != null) {
      return false;
    }
    generation.outcome = outcome;
    if (outcome == Outcome.TRIPPED) {
      current = new Generation();
    }
    generation.waiting.forEach(LockSupport::unpark);
    return true;
  }

  private static void requireWhole(Generation generation) throws BrokenBarrierException {
    if (generation.outcome == Outcome.BROKEN) {
      throw new BrokenBarrierException();
    }
  }

  @Override
  public int getParties() {
    return parties;
  }

  @Override
  public int getNumberWaiting() {
    requireOpen();
    synchronized (monitor) {
      return current.outcome == null ? current.arrived % parties : 0;
    }
  }

  @Override
  public boolean isBroken() {
    requireOpen();
    synchronized (monitor) {
      return current.outcome == Outcome.BROKEN;
    }
  }

  @Override
  public void reset() {
    requireOpen();
    synchronized (monitor) {
      end(current, Outcome.BROKEN);
      current = new Generation();
    }
  }

  @Override
  public void abort() {
    requireOpen();
    synchronized (monitor) {
      end(current, Outcome.BROKEN);
    }
  }
}
