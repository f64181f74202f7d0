package dev.dure.stress.chaos;

import dev.dure.DeadlineExceededException;
import dev.dure.process.TaskFailedException;
import dev.dure.process.TaskQuarantinedException;
import dev.dure.process.WorkerDiedException;
import dev.dure.process.WorkerStartException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Compares what futures say with what tasks have said in the {@link Ledger}, and with who was
 * killed. Any thread.
 */
final class Judge {

  /** Ids in a row. */
  private record Range(long first, int count) {}

  private static final String UNEXPECTED = "unexpected failure";

  private final Ledger ledger;
  private final Mutation mutation;
  private final Tally tally;

  /** By id: how often a task may begin, less 1. Its length is how many tasks there are. */
  private final byte[] retries = new byte[Ledger.MAX_TASKS];

  private final AtomicLong nextId = new AtomicLong();

  /** Who was killed by the harness. */
  private final Map<Long, String> killed = new ConcurrentHashMap<>();

  /** The task that failed by a worker's death, by the worker's name. */
  private final Map<String, Long> failedBy = new ConcurrentHashMap<>();

  /** The tasks that add to the shared number. */
  private final Queue<Range> added = new ConcurrentLinkedQueue<>();

  private final AtomicLong killedInStart = new AtomicLong();

  Judge(Ledger ledger, Mutation mutation, Tally tally) {
    this.ledger = ledger;
    this.mutation = mutation;
    this.tally = tally;
  }

  // ---- what is going to happen ----

  /** Ids in a row. */
  long newIds(int count, int mayRetry) {
    long first = nextId.getAndAdd(count);
    for (int i = 0; i < count; i++) {
      retries[(int) (first + i)] = (byte) mayRetry;
    }
    return first;
  }

  /** Ids in a row, of tasks that add 1 each to the shared number. */
  long newIdsThatAdd(int count) {
    long first = newIds(count, 0);
    added.add(new Range(first, count));
    return first;
  }

  /** Whether there is room for many more tasks. */
  boolean hasRoom() {
    return nextId.get() < Ledger.MAX_TASKS - 200_000;
  }

  long tasks() {
    return nextId.get();
  }

  /** Before the signal is sent. */
  void willKill(long pid, String how, boolean inStart) {
    if (mutation != Mutation.KILLED_BY_NOBODY) {
      var _ = killed.put(pid, how);
    }
    if (inStart) {
      var _ = killedInStart.incrementAndGet();
    }
  }

  // ---- what has happened ----

  /** A task has a result. */
  void succeeded(long spec, @Nullable Object result) {
    long id = Work.idOf(spec);
    tally.count("results");
    if (!Work.isRight(spec, result)) {
      throw new Violation("wrong result", Work.kindOf(spec) + " " + id + " has " + result);
    }
    int begun = ledger.begun(id);
    int ended = ledger.ended(id);
    if (ended == 0) {
      throw new Violation(
          begun == 0 ? "lost" : "unended", "task " + id + " has a result; " + story(id));
    }
    requireAtMostOnce(id);
  }

  /** A task has failed. */
  void failed(Ticket ticket, Throwable cause) {
    if (mutation == Mutation.CANCELLED_BY_NOBODY) {
      ticket.cancelled = false;
    }
    switch (cause) {
      case DeadlineExceededException _ -> early(ticket);
      case CancellationException _ -> {
        tally.count("cancelled");
        if (!ticket.cancelled) {
          throw unexpected(ticket.toString(), cause);
        }
      }
      case TaskQuarantinedException e -> {
        tally.count("quarantined");
        for (Throwable death : e.getSuppressed()) {
          died(ticket.spec, (WorkerDiedException) death, false);
        }
        died(ticket.spec, (WorkerDiedException) Objects.requireNonNull(e.getCause()), true);
        if (e.getSuppressed().length != ticket.retries || ticket.retries == 0) {
          throw unexpected(ticket.toString(), cause);
        }
      }
      case WorkerDiedException e when ticket.retries > 0 -> throw unexpected(ticket + "", e);
      default -> failed(ticket.spec, cause);
    }
    requireAtMostOnce(ticket.id());
  }

  /** An input of a map has failed, or a task that has no options. */
  void failed(long spec, Throwable cause) {
    switch (cause) {
      case TaskFailedException e -> {
        tally.count("exceptions");
        long id = Work.idOf(spec);
        if (Work.kindOf(spec) != Kind.THROW
            || !e.failure().exceptionClass().equals(IllegalStateException.class.getName())
            || !e.failure().message().equals("as told, " + id)
            || ledger.begun(id) == 0) {
          throw unexpected(Work.kindOf(spec) + " " + id, e);
        }
      }
      case WorkerDiedException e -> died(spec, e, true);
      case WorkerStartException e -> notStarted(e);
      default -> throw unexpected(Work.kindOf(spec) + " " + Work.idOf(spec), cause);
    }
  }

  /** An input of a map has failed, and it is not known which. */
  void oneFailed(long firstSpec, int count, Throwable cause) {
    if (cause instanceof WorkerStartException) {
      notStarted(cause);
      return;
    }
    if (!(cause instanceof WorkerDiedException death)) {
      throw unexpected("a map from " + Work.idOf(firstSpec) + " on", cause);
    }
    for (long id = Work.idOf(firstSpec); id < Work.idOf(firstSpec) + count; id++) {
      if (ledger.pid(id) == death.pid() && ledger.ended(id) == 0) {
        died(Work.spec(Work.kindOf(firstSpec), id), death, true);
        return;
      }
    }
    // It died between its begin and what the task says of that, or after the task's end.
    died(firstSpec, death, false);
  }

  /** A pool takes no more tasks. */
  void notStarted(Throwable cause) {
    tally.count("starts given up");
    if (killedInStart.get() < 3) {
      throw unexpected("a pool", cause);
    }
  }

  private void early(Ticket ticket) {
    tally.count("deadlines");
    Duration after = Duration.ofNanos(System.nanoTime() - ticket.submittedNanos);
    Duration least = mutation == Mutation.EARLY ? ticket.deadline.plusSeconds(60) : ticket.deadline;
    if (ticket.deadline.isZero() || after.compareTo(least) < 0) {
      throw new Violation("early", ticket + ": its deadline passed after " + after);
    }
  }

  /** A task failed since its worker died: it alone, and it was there. */
  private void died(long spec, WorkerDiedException death, boolean isLast) {
    long id = Work.idOf(spec);
    tally.count("failed by a death");
    boolean isOwnDoing = Work.kindOf(spec).isDeadly() && (!isLast || ledger.pid(id) == death.pid());
    if (!killed.containsKey(death.pid()) && !isOwnDoing && !isDeadlyWithoutWords(spec)) {
      throw new Violation("unexpected death", "of task " + id + "; " + story(id) + ": " + death);
    }
    Long other = failedBy.putIfAbsent(death.worker(), id);
    if (mutation == Mutation.NEIGHBOUR) {
      other = failedBy.putIfAbsent(death.worker(), id + 1);
    }
    if (other != null) {
      throw new Violation(
          "neighbour", "tasks " + other + " and " + id + " failed by one death: " + death);
    }
    if (isLast && ledger.begun(id) > 0 && retries[(int) id] == 0 && ledger.pid(id) != death.pid()) {
      throw new Violation(
          "neighbour", "task " + id + " failed by another's death; " + story(id) + ": " + death);
    }
  }

  /** Its worker was told to end itself, and ended before it could say so. */
  private boolean isDeadlyWithoutWords(long spec) {
    return Work.kindOf(spec).isDeadly() && ledger.begun(Work.idOf(spec)) == 0;
  }

  private Violation unexpected(String what, Throwable cause) {
    Violation violation = new Violation(UNEXPECTED, what + " failed with " + cause);
    var _ = violation.initCause(cause);
    return violation;
  }

  // ---- in the end ----

  private void requireAtMostOnce(long id) {
    if (ledger.begun(id) > 1 + retries[(int) id] || ledger.ended(id) > ledger.begun(id)) {
      throw new Violation("doubled", "task " + id + ": " + story(id));
    }
  }

  /** Whatever became of a task: when no worker is left it has begun no more often than it may. */
  void auditAll() {
    for (long id = 0; id < nextId.get(); id++) {
      requireAtMostOnce(id);
    }
  }

  /** What the ledger says of tasks that add to a shared number, and what the number is. */
  void auditSum(long sum) {
    long least = 0;
    long most = 0;
    for (Range range : added) {
      for (long id = range.first; id < range.first + range.count; id++) {
        least += ledger.ended(id);
        most += ledger.begun(id);
      }
    }
    if (sum < least || sum > most) {
      throw new Violation(
          "shared", "a number is " + sum + "; " + least + " added to it, or " + most + " at most");
    }
  }

  private String story(long id) {
    return String.format(
        "it began %d times, ended %d times, may begin again %d times, and was last in process %d",
        ledger.begun(id), ledger.ended(id), retries[(int) id], ledger.pid(id));
  }
}
