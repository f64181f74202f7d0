package dev.dure.internal;

import dev.dure.PoolState;
import dev.dure.SerializableFunction;
import dev.dure.Task;
import dev.dure.TaskOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A pool of threads: the JDK's, with a queue that makes submitters wait, and tasks of ours. */
public class HeapPool extends AbstractPool {

  /** A thread of one pool. What tasks or their dependents start is none, whatever its group. */
  private static final class Worker extends Thread {
    private final Object owner;

    Worker(Object owner, Runnable work, String name) {
      super(work, name);
      this.owner = owner;
      setDaemon(true);
    }
  }

  /** Stands for this pool. */
  private final Object owner = new Object();

  private final ThreadPoolExecutor executor;

  /** A pool of so many threads. */
  protected HeapPool(String name, int threads, int queueCapacity) {
    super(name, threads);
    AtomicInteger started = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.NANOSECONDS,
            new LinkedBlockingQueue<>(requireAtLeastOne(queueCapacity, "places in its queue")),
            work -> new Worker(owner, work, name + ":" + started.incrementAndGet()),
            (task, to) -> awaitRoom(task, to, name));
  }

  /** Called in the submitting thread if the queue was full, or the pool is shut down. */
  private static void awaitRoom(Runnable task, ThreadPoolExecutor to, String name) {
    if (to.isShutdown()) {
      throw rejected(name, "it is shut down");
    }
    Runnable waited = BackPressure.begin(name);
    try {
      to.getQueue().put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw rejected(name, "this thread was interrupted while it waited for room in the queue");
    } finally {
      waited.run();
    }
    if (to.isShutdown() && to.remove(task)) {
      throw rejected(name, "it was shut down meanwhile");
    }
  }

  private static RejectedExecutionException rejected(String name, String why) {
    return new RejectedExecutionException(
        "Pool \"" + name + "\" does not take the task: " + why + ".");
  }

  @Override
  protected <T extends @Nullable Object> Task<T> start(TaskOptions options, Work<T> work) {
    ThreadTask<T> task = new ThreadTask<>(counters(), taskName(options), work);
    options.deadline().ifPresent(task::setDeadline);
    execute(task, task);
    return task;
  }

  @Override
  protected <T extends @Nullable Object> Batch startBatch(
      SerializableFunction<? super T, ?> function, List<T> inputs) {
    ThreadBatch<T> batch =
        new ThreadBatch<>(counters(), taskName(TaskOptions.defaults()), function, inputs);
    execute(batch, batch);
    return batch;
  }

  private void execute(Runnable work, AbstractTask<?> task) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException e) {
      task.reject();
      throw e;
    }
  }

  @Override
  protected boolean isWorkerThread() {
    return Thread.currentThread() instanceof Worker worker && worker.owner.equals(owner);
  }

  @Override
  public PoolState state() {
    int threads = executor.getPoolSize();
    int busy = Math.min(threads, executor.getActiveCount());
    return counters().state(new Crowd(threads - busy, busy, 0, 0, 0));
  }

  @Override
  public Duration closePatience() {
    return DEFAULT_PATIENCE;
  }

  @Override
  public void shutdown() {
    executor.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> never = new ArrayList<>();
    for (Runnable task : executor.shutdownNow()) {
      // A batch is no task that anybody has submitted.
      boolean dropped = ((AbstractTask<?>) task).drop();
      if (dropped && task instanceof ThreadTask<?> threadTask) {
        never.add(threadTask.asRunnable());
      }
    }
    return never;
  }

  @Override
  public boolean isShutdown() {
    return executor.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return executor.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return executor.awaitTermination(timeout, unit);
  }
}
