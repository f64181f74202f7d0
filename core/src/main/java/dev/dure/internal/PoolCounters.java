package dev.dure.internal;

import dev.dure.PoolState;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What became of a pool's tasks, and how many are to come. From any thread; never blocks. */
public final class PoolCounters {

  /** What became of a task. */
  public enum Outcome {
    /** It returned. */
    DONE,
    /** It threw, or could not be done. */
    FAILED,
    /** Nobody wanted it any longer. */
    CANCELLED
  }

  private final String pool;
  private final LongAdder submitted = new LongAdder();
  private final LongAdder done = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder cancelled = new LongAdder();

  /** Inputs of maps that have not been submitted yet, where their number is known. */
  private final LongAdder announced = new LongAdder();

  /** Maps under way of which nobody knows how many inputs they have. */
  private final AtomicInteger endless = new AtomicInteger();

  PoolCounters(String pool) {
    this.pool = pool;
  }

  /** Tasks were taken; negative if they were not, in the end. */
  void submitted(int count) {
    submitted.add(count);
  }

  /** Tasks have an outcome. */
  void settled(Outcome outcome, int count) {
    switch (outcome) {
      case DONE -> done.add(count);
      case FAILED -> failed.add(count);
      case CANCELLED -> cancelled.add(count);
    }
  }

  /** So many inputs more will be submitted; negative if they were, or will not. */
  void announce(long count) {
    announced.add(count);
  }

  /** A map of unknown length begins, 1, or ends, -1. */
  void announceEndless(int change) {
    endless.addAndGet(change);
  }

  /** A record of a task that begins its life now, for a flight recording; null without one. */
  @Nullable TaskRecord record(String task, int inputs) {
    return FlightRecording.isPresent() ? TaskEvent.begin(pool, task, inputs) : null;
  }

  /** How many tasks there will have been, if no more are submitted; empty if nobody knows. */
  public OptionalLong total() {
    return endless.get() > 0
        ? OptionalLong.empty()
        : OptionalLong.of(submitted.sum() + Math.max(0, announced.sum()));
  }

  /** A snapshot. */
  public PoolState state(Crowd workers) {
    // Outcomes first: a task that comes meanwhile is then queued, and not less than nothing.
    long isDone = done.sum();
    long hasFailed = failed.sum();
    long isCancelled = cancelled.sum();
    long all = submitted.sum();
    return new PoolState(
        all,
        Math.max(0, all - isDone - hasFailed - isCancelled - workers.busy()),
        workers.busy(),
        isDone,
        hasFailed,
        isCancelled,
        workers.idle(),
        workers.busy(),
        workers.starting(),
        workers.restarts(),
        workers.deaths());
  }
}
