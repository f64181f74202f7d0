package dev.dure;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of workers that run tasks: threads ({@link ThreadPool}) or processes. Code that takes a
 * {@code Pool} runs with either.
 *
 * <pre>{@code
 * Task<Integer> answer = pool.submit(() -> 6 * 7);
 * List<Report> reports = pool.map(paths, path -> parse(path)).toList();
 * pool.forEach(paths, path -> index(path));
 * }</pre>
 *
 * <p>It is an {@link java.util.concurrent.ExecutorService}, with three differences. Submission is
 * bounded: where the queue is full, {@code submit} and {@code execute} block until there is room
 * (interruptible: the status stays set, and {@link RejectedExecutionException} is thrown). The
 * tasks that {@code shutdownNow} ends are cancelled, those it returns too, so that nobody waits for
 * them for ever. And {@link #close} is bounded in time.
 *
 * <p>Actions before {@code submit} happen-before the task; in a pool of processes these are actions
 * on shared objects, and everything else that the task captures is copied.
 */
public interface Pool extends ExecutorService, AutoCloseable {

  /**
   * What messages call the pool.
   *
   * @return the name
   */
  String name();

  /**
   * How many tasks it runs at once.
   *
   * @return the number of workers
   */
  int size();

  /**
   * Submits a task. A lambda that returns something chooses this method.
   *
   * @param <T> the type of the result
   * @param task what to do
   * @return its result to come
   * @throws RejectedExecutionException if the pool is shut down, or this thread is interrupted
   *     while it waits for room
   */
  default <T extends @Nullable Object> Task<T> submit(SerializableCallable<T> task) {
    return submit(TaskOptions.defaults(), task);
  }

  /**
   * Submits a task without a result.
   *
   * @param task what to do
   * @return its end to come; {@code get} returns null
   * @throws RejectedExecutionException if the pool is shut down, or this thread is interrupted
   *     while it waits for room
   */
  default Task<?> submit(SerializableRunnable task) {
    return submit(TaskOptions.defaults(), task);
  }

  /**
   * Submits a task with a name, a deadline, retries.
   *
   * @param <T> the type of the result
   * @param options what it is to have
   * @param task what to do
   * @return its result to come
   * @throws RejectedExecutionException if the pool is shut down, or this thread is interrupted
   *     while it waits for room
   */
  <T extends @Nullable Object> Task<T> submit(TaskOptions options, SerializableCallable<T> task);

  /**
   * Submits a task without a result, with a name, a deadline, retries.
   *
   * @param options what it is to have
   * @param task what to do
   * @return its end to come; {@code get} returns null
   * @throws RejectedExecutionException if the pool is shut down, or this thread is interrupted
   *     while it waits for room
   */
  Task<?> submit(TaskOptions options, SerializableRunnable task);

  /**
   * Submits a task that need not be serializable by its type. A pool of processes needs one that
   * is.
   */
  @Override
  <T extends @Nullable Object> Task<T> submit(Callable<T> task);

  /**
   * Submits a task that need not be serializable by its type. A pool of processes needs one that
   * is.
   */
  @Override
  Task<?> submit(Runnable task);

  /**
   * Submits a task that need not be serializable by its type. A pool of processes needs one that
   * is; the result stays here.
   */
  @Override
  <T extends @Nullable Object> Task<T> submit(Runnable task, T result);

  /**
   * Submits a task whose end nobody awaits. If it throws, that is logged.
   *
   * @param task what to do
   */
  default void execute(SerializableRunnable task) {
    execute((Runnable) task);
  }

  /**
   * Applies a function to each input, by all workers at once; the results come in the order of the
   * inputs.
   *
   * <p>It is lazy: nothing happens before a terminal operation of the stream, and inputs are taken
   * only as far ahead of the results as keeps the workers busy; so inputs may be endless. The
   * iterator is used by the thread that consumes the stream. Inputs are sent in chunks whose size
   * follows the time that they take. The function is copied once for many inputs, so it should not
   * keep state.
   *
   * <p>Where the function throws, or a worker dies, the stream throws {@link
   * java.util.concurrent.CompletionException} with the reason as its cause when it comes to that
   * result. Closing the stream gives up what is left; what has begun is run to its end, and its
   * results are dropped. A consumer that is interrupted while it waits gets {@link
   * java.util.concurrent.CancellationException}, its status stays set, and what is left is given
   * up.
   *
   * @param <T> the type of the inputs
   * @param <R> the type of the results
   * @param inputs what to apply it to; for a stream, {@code stream::iterator}
   * @param function what to apply
   * @return the results, as a sequential stream
   */
  <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
      Iterable<? extends T> inputs, SerializableFunction<? super T, ? extends R> function);

  /**
   * Applies a function to each input as {@link #map} does; the results come as they are ready,
   * chunk by chunk.
   *
   * @param <T> the type of the inputs
   * @param <R> the type of the results
   * @param inputs what to apply it to
   * @param function what to apply
   * @return the results, as a sequential stream
   */
  <T extends @Nullable Object, R extends @Nullable Object> Stream<R> mapUnordered(
      Iterable<? extends T> inputs, SerializableFunction<? super T, ? extends R> function);

  /**
   * Does something with each input, and returns when all is done. Blocks; see {@link #map} for
   * failures and interruption.
   *
   * @param <T> the type of the inputs
   * @param inputs what to do it with
   * @param action what to do
   * @throws java.util.concurrent.CompletionException if the action throws, or a worker dies; the
   *     rest is given up
   */
  <T extends @Nullable Object> void forEach(
      Iterable<? extends T> inputs, SerializableConsumer<? super T> action);

  /**
   * Ends the pool: takes no more tasks, waits until those it has are done, but not longer than
   * {@link #closePatience}, and then stops what is left as {@code shutdownNow} does. Returns within
   * that time and some seconds, always. If interrupted it stops at once; the status stays set. May
   * be called again, and by what depends on {@link Task#toCompletableFuture}. If one of the pool's
   * own tasks calls it, it only shuts down, since the task would wait for itself.
   */
  @Override
  void close();

  /**
   * What the pool is doing. Costs less than a microsecond for each worker, and never waits for one.
   *
   * @return the numbers of this moment; those of the end once the pool has ended
   */
  PoolState state();

  /**
   * How long {@link #close} waits for tasks.
   *
   * @return the time
   */
  Duration closePatience();
}
