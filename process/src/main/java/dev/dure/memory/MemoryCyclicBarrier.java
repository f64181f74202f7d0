package dev.dure.memory;

import dev.dure.SharedCyclicBarrier;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A barrier in shared memory; {@link BarrierRecord} has its states and the argument for them.
 *
 * <p>A party that has arrived waits until its generation has ended. If it gives up before, it
 * breaks the generation by the same CAS that would find it tripped: so it gives up, or it has gone
 * on with the others, and never both. While the action runs it cannot give up, as in the JDK, where
 * the action runs under the barrier's lock.
 */
final class MemoryCyclicBarrier extends MemorySynchronizer implements SharedCyclicBarrier {

  private static final long serialVersionUID = 1L;

  /** What {@link #arrive} says if this thread has got no place. */
  private static final int BROKEN = -1;

  private static final int OVER = -2;
  private static final int COMPLETE = -3;

  private final transient BarrierRecord record;
  private final transient WaitWord waiting;
  private final transient int parties;

  MemoryCyclicBarrier(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry);
    this.record = new BarrierRecord(memory, entry, attachment.slots().count());
    this.waiting = new WaitWord(attachment, record.waitWord());
    this.parties = record.parties();
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
      return await(action, LockWaiting.FOREVER);
    } catch (TimeoutException e) {
      throw new AssertionError("a wait without a limit has timed out", e);
    }
  }

  @Override
  public int await(long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return await(null, deadline(time, unit));
  }

  @Override
  public int await(Runnable action, long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return await(Objects.requireNonNull(action, "action"), deadline(time, unit));
  }

  private int await(@Nullable Runnable action, long deadline)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    while (true) {
      attachment.checkOpen();
      if (Thread.currentThread().isInterrupted()) {
        breakForInterrupt();
      }
      int epoch = record.epoch();
      long arrival = exclusively(() -> arrive(epoch, action == null));
      int place = (int) (arrival >> BarrierRecord.COUNT_BITS);
      int trips = (int) arrival & BarrierRecord.COUNT_MASK;
      switch (place) {
        case BROKEN -> throw new BrokenBarrierException();
        case OVER -> {} // there was a reset: again
        case COMPLETE -> waitForAction(epoch, trips);
        case 0 -> {
          if (action != null) {
            run(action, epoch, trips);
          }
          waiting.wakeAll();
          return 0;
        }
        default -> {
          waitForEnd(epoch, trips, deadline);
          return place;
        }
      }
    }
  }

  /** What the JDK does first: a broken barrier is told before an interrupt, which breaks it. */
  private void breakForInterrupt() throws InterruptedException, BrokenBarrierException {
    int epoch = record.epoch();
    long seen = record.cell(epoch);
    if (BarrierRecord.isOf(seen, epoch) && BarrierRecord.isBroken(seen)) {
      throw new BrokenBarrierException();
    }
    if (record.breakGeneration(epoch, BarrierRecord.trips(seen), false)) {
      waiting.wakeAll();
      var _ = Thread.interrupted();
      throw new InterruptedException();
    }
    // It ends or has ended; if the next one begins, the interrupt is noticed there.
  }

  /**
   * Lets this thread arrive; one thread of the process at a time, see BarrierRecord.
   *
   * @return the place, or what else there is to say, and below it the number of trips before
   */
  private long arrive(int epoch, boolean trips) {
    while (true) {
      long seen = record.cell(epoch);
      int arrived = BarrierRecord.arrived(seen);
      int before = BarrierRecord.trips(seen);
      if (record.epoch() != epoch || !BarrierRecord.isOf(seen, epoch)) {
        return arrival(OVER, before);
      }
      if (BarrierRecord.isBroken(seen)) {
        return arrival(BROKEN, before);
      }
      if (arrived == parties) {
        return arrival(COMPLETE, before);
      }
      if (arrived == BarrierRecord.COUNT_MASK) {
        throw new Error("Maximum number of waiting parties exceeded: " + arrived + " at " + this);
      }
      boolean last = arrived + 1 == parties;
      boolean trip = trips && last;
      record.mark(attachment.slot(), epoch, before, last && !trip);
      FaultPoint.BARRIER_MARKED.reach();
      long next = trip ? BarrierRecord.tripped(seen) : BarrierRecord.oneMore(seen);
      if (record.change(epoch, seen, next)) {
        FaultPoint.BARRIER_ARRIVED.reach();
        return arrival(parties - arrived - 1, before);
      }
    }
  }

  private static long arrival(int place, int trips) {
    return (long) place << BarrierRecord.COUNT_BITS | trips;
  }

  private void run(Runnable action, int epoch, int trips) throws BrokenBarrierException {
    boolean done = false;
    try {
      action.run();
      done = true;
    } finally {
      if (!done) {
        var _ = record.breakGeneration(epoch, trips, true);
        waiting.wakeAll();
      }
    }
    attachment.checkOpen();
    long seen = record.cell(epoch);
    if (BarrierRecord.hasEnded(seen, epoch, trips)
        || !record.change(epoch, seen, BarrierRecord.tripped(seen))) {
      throw new BrokenBarrierException(); // reset or abort came while the action ran
    }
    FaultPoint.BARRIER_ARRIVED.reach();
  }

  private void waitForEnd(int epoch, int trips, long deadline)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    boolean interrupted = false;
    try {
      boolean ended =
          waiting.await(() -> record.hasEnded(epoch, trips), deadline, Futex.BACKSTOP_NANOS, true);
      if (!ended && record.breakGeneration(epoch, trips, false)) {
        waiting.wakeAll();
        throw new TimeoutException();
      }
    } catch (InterruptedException e) {
      if (record.breakGeneration(epoch, trips, false)) {
        waiting.wakeAll();
        throw e;
      }
      interrupted = true;
    }
    try {
      waitForAction(epoch, trips);
      if (!BarrierRecord.hasTripped(record.cell(epoch), epoch, trips)) {
        throw new BrokenBarrierException();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for the end of a generation in which nobody may give up. */
  private void waitForAction(int epoch, int trips) {
    try {
      var _ =
          waiting.await(
              () -> record.hasEnded(epoch, trips),
              LockWaiting.FOREVER,
              Futex.BACKSTOP_NANOS,
              false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  // ---- what is known of it, and breaking it ----

  @Override
  public int getParties() {
    return parties;
  }

  @Override
  public int getNumberWaiting() {
    attachment.checkOpen();
    long seen = record.cell(record.epoch());
    return BarrierRecord.isBroken(seen) ? 0 : BarrierRecord.arrived(seen) % parties;
  }

  @Override
  public boolean isBroken() {
    attachment.checkOpen();
    return BarrierRecord.isBroken(record.cell(record.epoch()));
  }

  @Override
  public void reset() {
    attachment.checkOpen();
    record.reset();
    waiting.wakeAll();
  }

  @Override
  public void abort() {
    attachment.checkOpen();
    record.breakCurrent();
    waiting.wakeAll();
  }

  private Object writeReplace() {
    return handle();
  }
}
