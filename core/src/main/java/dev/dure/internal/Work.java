package dev.dure.internal;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was submitted: a callable, or a runnable and the result that it stands for.
 *
 * @param <T> the type of the result
 */
public final class Work<T extends @Nullable Object> {

  private final Object target;
  private final Callable<T> body;
  private final Function<@Nullable Object, T> outcome;

  private Work(Object target, Callable<T> body, Function<@Nullable Object, T> outcome) {
    this.target = target;
    this.body = body;
    this.outcome = outcome;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what the callable returned, elsewhere
  static <T extends @Nullable Object> Work<T> of(Callable<T> task) {
    return new Work<>(Objects.requireNonNull(task, "task"), task, value -> (T) value);
  }

  static Work<@Nullable Object> of(Runnable task) {
    return Work.<@Nullable Object>of(task, null);
  }

  static <T extends @Nullable Object> Work<T> of(Runnable task, T result) {
    return new Work<>(
        Objects.requireNonNull(task, "task"),
        () -> {
          task.run();
          return result;
        },
        value -> result);
  }

  /** The very object that was submitted. */
  public Object target() {
    return target;
  }

  /** Does it here. */
  public T run() throws Exception {
    return body.call();
  }

  /** What the future gives if {@link #target}, run elsewhere, gave a value. */
  public T resultOf(@Nullable Object value) {
    return outcome.apply(value);
  }

  /** It as a runnable, for {@code shutdownNow}: the very object if it is one. */
  public Runnable asRunnable() {
    return target instanceof Runnable runnable ? runnable : this::runUnchecked;
  }

  private void runUnchecked() {
    try {
      Object unused = run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
