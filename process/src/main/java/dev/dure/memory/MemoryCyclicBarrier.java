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

  /** What {@link #arrive} says of a generation in which this thread has no place. */
  private static final int BROKEN = -1;

  private static final int ENDED = -2;
  private static final int COMPLETE = -3;

  private final transient BarrierRecord record;
  private final transient WaitWord waiting;
  private final transient int parties;

  MemoryCyclicBarrier(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry);
    this.record = new BarrierRecord(memory, body);
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

  private int await(@Nullable Runnable action, long deadline)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    while (true) {
      attachment.checkOpen();
      int generation = record.generation();
      if (Thread.currentThread().isInterrupted()) {
        breakForInterrupt(generation);
      }
      int place = (int) exclusively(() -> arrive(generation, action == null));
      switch (place) {
        case BROKEN -> throw new BrokenBarrierException();
        case ENDED -> record.advance(generation);
        case COMPLETE -> waitForAction(generation);
        case 0 -> {
          if (action == null) {
            record.advance(generation);
            waiting.wakeAll();
          } else {
            run(action, generation);
          }
          return 0;
        }
        default -> {
          waitForEnd(generation, deadline);
          return place;
        }
      }
    }
  }

  /** What the JDK does first: a broken barrier is told before an interrupt, which breaks it. */
  private void breakForInterrupt(int generation)
      throws InterruptedException, BrokenBarrierException {
    long seen = record.cell(generation);
    if (BarrierRecord.generationOf(seen) == generation
        && BarrierRecord.statusOf(seen) == BarrierRecord.BROKEN) {
      throw new BrokenBarrierException();
    }
    if (record.breakOpen(generation, false)) {
      waiting.wakeAll();
      var _ = Thread.interrupted();
      throw new InterruptedException();
    }
  }

  /** Lets this thread arrive; one thread of the process at a time, see BarrierRecord. */
  private int arrive(int generation, boolean trips) {
    while (true) {
      long seen = record.cell(generation);
      int arrived = BarrierRecord.arrivedOf(seen);
      if (record.generation() != generation || BarrierRecord.generationOf(seen) != generation) {
        return ENDED;
      }
      if (BarrierRecord.statusOf(seen) == BarrierRecord.BROKEN) {
        return BROKEN;
      }
      if (BarrierRecord.statusOf(seen) == BarrierRecord.TRIPPED) {
        return ENDED;
      }
      if (arrived == parties) {
        return COMPLETE;
      }
      record.mark(attachment.slot(), generation);
      FaultPoint.BARRIER_MARKED.reach();
      boolean last = arrived + 1 == parties;
      int status = last && trips ? BarrierRecord.TRIPPED : BarrierRecord.OPEN;
      if (record.change(generation, seen, status, arrived + 1)) {
        FaultPoint.BARRIER_ARRIVED.reach();
        return parties - arrived - 1;
      }
    }
  }

  private void run(Runnable action, int generation) throws BrokenBarrierException {
    boolean done = false;
    try {
      action.run();
      done = true;
    } finally {
      if (!done) {
        var _ = record.breakOpen(generation, true);
        waiting.wakeAll();
      }
    }
    attachment.checkOpen();
    long seen = record.cell(generation);
    boolean open =
        BarrierRecord.generationOf(seen) == generation
            && BarrierRecord.statusOf(seen) == BarrierRecord.OPEN;
    if (!open || !record.change(generation, seen, BarrierRecord.TRIPPED, parties)) {
      throw new BrokenBarrierException(); // reset or abort came while the action ran
    }
    FaultPoint.BARRIER_ARRIVED.reach();
    record.advance(generation);
    waiting.wakeAll();
  }

  private void waitForEnd(int generation, long deadline)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    boolean interrupted = false;
    try {
      boolean ended =
          waiting.await(() -> hasEnded(generation), deadline, Futex.BACKSTOP_NANOS, true);
      if (!ended && record.breakOpen(generation, false)) {
        waiting.wakeAll();
        throw new TimeoutException();
      }
    } catch (InterruptedException e) {
      if (record.breakOpen(generation, false)) {
        waiting.wakeAll();
        throw e;
      }
      interrupted = true;
    }
    try {
      waitForAction(generation);
      long seen = record.cell(generation);
      if (BarrierRecord.generationOf(seen) != generation
          || BarrierRecord.statusOf(seen) != BarrierRecord.TRIPPED) {
        throw new BrokenBarrierException();
      }
      record.advance(generation); // who tripped it may have died before it could
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for the end of a generation in which nobody may give up. */
  private void waitForAction(int generation) {
    try {
      var _ =
          waiting.await(
              () -> hasEnded(generation), LockWaiting.FOREVER, Futex.BACKSTOP_NANOS, false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  private boolean hasEnded(int generation) {
    long seen = record.cell(generation);
    return BarrierRecord.generationOf(seen) != generation
        || BarrierRecord.statusOf(seen) != BarrierRecord.OPEN;
  }

  // ---- what is known of it, and breaking it ----

  @Override
  public int getParties() {
    return parties;
  }

  @Override
  public int getNumberWaiting() {
    attachment.checkOpen();
    return BarrierRecord.arrivedOf(record.cell(record.generation())) % parties;
  }

  @Override
  public boolean isBroken() {
    attachment.checkOpen();
    return BarrierRecord.statusOf(record.cell(record.generation())) == BarrierRecord.BROKEN;
  }

  @Override
  public void reset() {
    attachment.checkOpen();
    int generation = record.generation();
    var _ = record.breakOpen(generation, true);
    FaultPoint.BARRIER_BROKEN.reach();
    record.advance(generation);
    waiting.wakeAll();
  }

  @Override
  public void abort() {
    attachment.checkOpen();
    int generation = record.generation();
    while (!record.breakOpen(generation, true) && !isBroken()) {
      record.advance(generation); // it has tripped meanwhile
      generation = record.generation();
    }
    waiting.wakeAll();
  }

  private Object writeReplace() {
    return handle();
  }
}
