package dev.dure;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one task is to have that others do not. Immutable: each {@code with…} method returns a
 * changed copy.
 *
 * <pre>{@code
 * pool.submit(TaskOptions.named("parse").withDeadline(Duration.ofSeconds(10)), () -> parse(path));
 * }</pre>
 */
public final class TaskOptions {

  private static final TaskOptions DEFAULTS = new TaskOptions(null, null, 0);

  private final @Nullable String name;
  private final @Nullable Duration deadline;
  private final int retries;

  private TaskOptions(@Nullable String name, @Nullable Duration deadline, int retries) {
    this.name = name;
    this.deadline = deadline;
    this.retries = retries;
  }

  /**
   * What holds if nothing is asked for: a numbered name, no deadline, no retries.
   *
   * @return the defaults
   */
  public static TaskOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The defaults with a name.
   *
   * @param name what messages and log lines call the task; need not be unique
   * @return the options
   */
  public static TaskOptions named(String name) {
    return DEFAULTS.withName(name);
  }

  /**
   * Names the task.
   *
   * @param newName what messages and log lines call it; need not be unique
   * @return a copy with this name
   */
  public TaskOptions withName(String newName) {
    return new TaskOptions(Objects.requireNonNull(newName, "newName"), deadline, retries);
  }

  /**
   * Says by when the result is wanted, counted from {@code submit}, so that time in the queue
   * counts too. Afterwards the task fails with {@link DeadlineExceededException}.
   *
   * @param newDeadline how long it may take, more than zero
   * @return a copy with this deadline
   * @throws IllegalArgumentException if it is zero or negative
   */
  public TaskOptions withDeadline(Duration newDeadline) {
    if (newDeadline.isNegative() || newDeadline.isZero()) {
      throw new IllegalArgumentException(
          "A task cannot have a deadline of " + newDeadline + "; allowed is more than zero.");
    }
    return new TaskOptions(name, newDeadline, retries);
  }

  /**
   * Says how often the task may run again if its worker dies. Only for tasks that may run more than
   * once, wholly or in part: without this call a task runs at most once. Threads do not die of
   * their tasks, so a pool of threads has no use for it.
   *
   * @param newRetries how often, 0 or more
   * @return a copy with this number
   * @throws IllegalArgumentException if it is negative
   */
  public TaskOptions withRetries(int newRetries) {
    if (newRetries < 0) {
      throw new IllegalArgumentException(
          "A task cannot have " + newRetries + " retries; allowed is 0 or more.");
    }
    return new TaskOptions(name, deadline, newRetries);
  }

  /**
   * The task's name.
   *
   * @return the name, or empty if it is to be numbered
   */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /**
   * By when the result is wanted.
   *
   * @return the time from {@code submit} on, or empty
   */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /**
   * How often the task may run again if its worker dies.
   *
   * @return 0 if it runs at most once
   */
  public int retries() {
    return retries;
  }
}
