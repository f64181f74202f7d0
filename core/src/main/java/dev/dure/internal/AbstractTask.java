package dev.dure.internal;

import dev.dure.DeadlineExceededException;
import dev.dure.Task;
import dev.dure.internal.PoolCounters.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a task: exactly one, whoever comes first of its worker, a cancel, a deadline and
 * the end of the pool. What others make depend on it never runs in the thread that brings it.
 *
 * @param <T> the type of the result
 */
public abstract class AbstractTask<T extends @Nullable Object> implements Task<T> {

  /** Who waits for less does not help, since help may take that long. */
  private static final long HELP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final VarHandle DECIDED = decided();

  private final String name;
  private final int inputs;
  private final PoolCounters counters;
  private final @Nullable TaskRecord record;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  /** Whether somebody has brought the outcome: he counts it, and then shows it. */
  @SuppressWarnings("unused") // through DECIDED
  private volatile boolean isDecided;

  /** A task that stands for so many inputs, and is counted at once. */
  protected AbstractTask(PoolCounters counters, String name, int inputs) {
    this.name = name;
    this.inputs = inputs;
    this.counters = counters;
    this.record = counters.record(name, inputs);
    counters.submitted(inputs);
  }

  private static VarHandle decided() {
    try {
      return MethodHandles.lookup().findVarHandle(AbstractTask.class, "isDecided", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public final String name() {
    return name;
  }

  /** Brings the result; false if there is an outcome already. */
  protected final boolean succeed(T result) {
    if (!decide(Outcome.DONE, null)) {
      return false;
    }
    return outcome.complete(result);
  }

  /** Brings a failure; false if there is an outcome already. */
  protected final boolean fail(Throwable reason) {
    return decide(Outcome.FAILED, reason) && outcome.completeExceptionally(reason);
  }

  /** Ends the task, which has no outcome of its own any more, unless it has one. */
  protected final boolean drop() {
    return decide(Outcome.CANCELLED, null)
        && outcome.completeExceptionally(new CancellationException());
  }

  /** The pool did not take it. */
  protected final void reject() {
    if (DECIDED.compareAndSet(this, false, true)) {
      counters.submitted(-inputs);
      boolean unused = outcome.completeExceptionally(new CancellationException());
    }
  }

  private boolean decide(Outcome how, @Nullable Throwable reason) {
    if (!DECIDED.compareAndSet(this, false, true)) {
      return false;
    }
    count(how);
    if (record != null) {
      record.settled(how, reason);
    }
    return true;
  }

  /** Counts its outcome. */
  void count(Outcome how) {
    counters.settled(how, inputs);
  }

  /** Counts outcomes of some of its inputs. */
  final void count(Outcome how, int some) {
    counters.settled(how, some);
  }

  /** Whether it has an outcome, or will in a moment. */
  final boolean isDecided() {
    return isDecided;
  }

  /** It has been given to a worker. */
  protected final void recordSent(String worker) {
    if (record != null) {
      record.sent(worker);
    }
  }

  /** Its worker began it then at the earliest, in {@link System#nanoTime}. */
  protected final void recordBegun(long nanos) {
    if (record != null) {
      record.begun(nanos);
    }
  }

  /**
   * The task has been given an outcome from outside: it must not begin any more, and if it is
   * running and {@code stop}, it is to be stopped. Does not block.
   */
  protected abstract void abandoned(boolean stop);

  /**
   * Called before a thread waits for the outcome, so that it may help to bring it, for less than a
   * millisecond.
   */
  protected void helpBeforeWaiting() {}

  /** From now on the task has this long. */
  public final void setDeadline(Duration deadline) {
    long nanos;
    try {
      nanos = deadline.toNanos();
    } catch (ArithmeticException e) {
      return; // in more than 292 years
    }
    Future<?> alarm =
        Callbacks.after(
            nanos,
            () -> {
              if (fail(
                  new DeadlineExceededException(
                      "Task \"" + name() + "\" was not done within " + deadline + "."))) {
                abandoned(true);
              }
            });
    CompletableFuture<T> unused = outcome.whenComplete((value, failure) -> alarm.cancel(false));
  }

  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    if (!drop()) {
      return false;
    }
    abandoned(mayInterruptIfRunning);
    return true;
  }

  @Override
  public final boolean isCancelled() {
    return outcome.isCancelled();
  }

  @Override
  public final boolean isDone() {
    return outcome.isDone();
  }

  @Override
  public final T get() throws InterruptedException, ExecutionException {
    if (!outcome.isDone()) {
      helpBeforeWaiting();
    }
    return outcome.get();
  }

  @Override
  public final T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!outcome.isDone() && unit.toNanos(timeout) >= HELP_NANOS) {
      helpBeforeWaiting();
    }
    return outcome.get(timeout, unit);
  }

  @Override
  public final CompletableFuture<T> toCompletableFuture() {
    return outcome.whenCompleteAsync((value, failure) -> {}, Callbacks.users());
  }

  /** The outcome, for internal code that is short and never blocks. */
  protected final CompletableFuture<T> outcome() {
    return outcome;
  }

  /** For people. */
  @Override
  public String toString() {
    String state = "not done";
    if (outcome.isCancelled()) {
      state = "cancelled";
    } else if (outcome.isCompletedExceptionally()) {
      state = "failed with " + reason();
    } else if (outcome.isDone()) {
      state = "done";
    }
    return "Task \"" + name() + "\", " + state;
  }

  private @Nullable Throwable reason() {
    try {
      Object unused = outcome.getNow(null);
      return null;
    } catch (CancellationException e) {
      return e;
    } catch (RuntimeException e) {
      return e.getCause();
    }
  }
}
