package dev.dure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A task that was given to a {@link Pool}, and its result to come.
 *
 * <p>{@code get} blocks until there is an outcome and is interruptible; the task goes on then. It
 * throws {@link java.util.concurrent.ExecutionException} with the reason as its cause. There is an
 * outcome always: a worker that dies, a deadline, a pool that is shut down each end the wait.
 *
 * <p>Everything that the task did happens-before the return of {@code get}; for a pool of processes
 * that means what it did to shared objects.
 *
 * @param <T> the type of the result
 */
public interface Task<T extends @Nullable Object> extends Future<T> {

  /**
   * What messages and log lines call it.
   *
   * @return the name that was asked for, or a numbered one
   */
  String name();

  /**
   * How far it says that it is, see {@link Progress#report}.
   *
   * @return 0 to 1; 0 before it has said anything, 1 if it has returned
   */
  double progress();

  /**
   * Cancels the task. One that has not begun never runs. One that is running is stopped if {@code
   * mayInterruptIfRunning}: in a pool of processes its worker is killed, and with it whatever the
   * task started; in a pool of threads its thread is interrupted, which it may ignore. Otherwise it
   * runs on, and its result is dropped. Other tasks do not notice. Does not wait for the end.
   *
   * @param mayInterruptIfRunning whether to stop it if it is running
   * @return false if it has an outcome already
   */
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /**
   * The same outcome as a {@link CompletableFuture}, for what is to be done with it. What depends
   * on it runs in a thread of its own, not in one of the pool's: it may block, submit tasks, and
   * close the pool. Completing or cancelling what is returned has no effect on the task.
   *
   * @return a future of its own for each call
   */
  CompletableFuture<T> toCompletableFuture();
}
