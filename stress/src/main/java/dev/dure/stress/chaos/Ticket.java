package dev.dure.stress.chaos;

import dev.dure.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A task that was submitted by itself. */
final class Ticket {

  final long spec;
  final int retries;

  /** Zero for none. */
  final Duration deadline;

  final long submittedNanos = System.nanoTime();

  /** Whether somebody may have cancelled it. */
  volatile boolean cancelled;

  /** Set at once, by whoever has made the ticket. */
  private volatile @Nullable Task<Object> task;

  Ticket(long spec, int retries, Duration deadline) {
    this.spec = spec;
    this.retries = retries;
    this.deadline = deadline;
  }

  long id() {
    return Work.idOf(spec);
  }

  Kind kind() {
    return Work.kindOf(spec);
  }

  void submitted(Task<Object> as) {
    task = as;
  }

  Task<Object> task() {
    return java.util.Objects.requireNonNull(task, "not submitted");
  }

  @Override
  public String toString() {
    return String.format("task %d (%s, %d retries, deadline %s)", id(), kind(), retries, deadline);
  }
}
