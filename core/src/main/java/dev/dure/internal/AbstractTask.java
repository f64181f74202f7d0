package dev.dure.internal;

import dev.dure.DeadlineExceededException;
import dev.dure.Task;
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

  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  /** Brings the result; false if there is an outcome already. */
  protected final boolean succeed(T result) {
    return outcome.complete(result);
  }

  /** Brings a failure; false if there is an outcome already. */
  protected final boolean fail(Throwable reason) {
    return outcome.completeExceptionally(reason);
  }

  /** Ends the task, which has no outcome of its own any more, unless it has one. */
  protected final boolean drop() {
    // CompletableFuture.cancel says true for what was cancelled before, too.
    return outcome.completeExceptionally(new CancellationException());
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
