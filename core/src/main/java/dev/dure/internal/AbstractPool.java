package dev.dure.internal;

import dev.dure.Pool;
import dev.dure.SerializableCallable;
import dev.dure.SerializableConsumer;
import dev.dure.SerializableFunction;
import dev.dure.SerializableRunnable;
import dev.dure.Task;
import dev.dure.TaskOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What all pools have in common: everything that can be said in terms of tasks and batches. */
public abstract class AbstractPool implements Pool {

  /** How many tasks may wait for a worker unless something else is said. */
  protected static final int DEFAULT_QUEUE_CAPACITY = 10_000;

  /** How long {@link #close} waits for tasks unless something else is said. */
  protected static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

  /** How long {@link #close} waits for workers that it has stopped. */
  private static final long STOPPED_SECONDS = 10;

  private final String name;
  private final int size;
  private final AtomicLong submitted = new AtomicLong();
  private final PoolCounters counters;

  /** A pool with a name and so many workers. */
  protected AbstractPool(String name, int size) {
    this.name = Objects.requireNonNull(name, "name");
    this.size = requireAtLeastOne(size, "workers");
    this.counters = new PoolCounters(name);
  }

  /** Checks a number of things of which a pool needs one. */
  protected static int requireAtLeastOne(int count, String what) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A pool cannot have " + count + " " + what + "; allowed is 1 or more.");
    }
    return count;
  }

  /** Takes a task; blocks while the queue is full. */
  protected abstract <T extends @Nullable Object> Task<T> start(TaskOptions options, Work<T> work);

  /** Takes a chunk of a map; blocks while the queue is full. */
  protected abstract <T extends @Nullable Object> Batch startBatch(
      SerializableFunction<? super T, ?> function, List<T> inputs);

  /** Whether the current thread is one that {@link #close} would wait for. */
  protected abstract boolean isWorkerThread();

  /** What its tasks count in. */
  protected final PoolCounters counters() {
    return counters;
  }

  /** Called when {@link #close} is about to return. */
  protected void closed() {}

  /** The name of a task that was given none. */
  protected final String taskName(TaskOptions options) {
    return options.name().orElseGet(() -> "task-" + submitted.incrementAndGet());
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final <T extends @Nullable Object> Task<T> submit(
      TaskOptions options, SerializableCallable<T> task) {
    return start(Objects.requireNonNull(options, "options"), Work.of(task));
  }

  @Override
  public final Task<?> submit(TaskOptions options, SerializableRunnable task) {
    return this.<@Nullable Object>start(Objects.requireNonNull(options, "options"), Work.of(task));
  }

  @Override
  public final <T extends @Nullable Object> Task<T> submit(Callable<T> task) {
    return start(TaskOptions.defaults(), Work.of(task));
  }

  @Override
  public final Task<?> submit(Runnable task) {
    return this.<@Nullable Object>start(TaskOptions.defaults(), Work.of(task));
  }

  @Override
  public final <T extends @Nullable Object> Task<T> submit(Runnable task, T result) {
    return start(TaskOptions.defaults(), Work.of(task, result));
  }

  @Override
  public final void execute(Runnable task) {
    AbstractTask<?> started =
        (AbstractTask<?>) this.<@Nullable Object>start(TaskOptions.defaults(), Work.of(task));
    Object unused =
        started
            .outcome()
            .whenComplete(
                (value, failure) -> {
                  if (failure != null && !(failure instanceof CancellationException)) {
                    System.getLogger(Pool.class.getName())
                        .log(System.Logger.Level.WARNING, started.name() + " of " + name, failure);
                  }
                });
  }

  @Override
  public final <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
      Iterable<? extends T> inputs, SerializableFunction<? super T, ? extends R> function) {
    return map(inputs, function, true);
  }

  @Override
  public final <T extends @Nullable Object, R extends @Nullable Object> Stream<R> mapUnordered(
      Iterable<? extends T> inputs, SerializableFunction<? super T, ? extends R> function) {
    return map(inputs, function, false);
  }

  private <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
      Iterable<? extends T> inputs,
      SerializableFunction<? super T, ? extends R> function,
      boolean ordered) {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(function, "function");
    LazyMap<T, R> map =
        new LazyMap<>(
            chunk -> startBatch(function, chunk),
            inputs,
            ordered,
            size,
            new Announcement(counters, inputs));
    return StreamSupport.stream(map, false).onClose(map::giveUp);
  }

  @Override
  public final <T extends @Nullable Object> void forEach(
      Iterable<? extends T> inputs, SerializableConsumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    SerializableFunction<T, @Nullable Object> function =
        input -> {
          action.accept(input);
          return null;
        };
    try (Stream<@Nullable Object> ends = mapUnordered(inputs, function)) {
      ends.forEach(end -> {});
    }
  }

  @Override
  public final <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return invokeAll(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public final <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    List<Future<T>> started = submitAll(tasks);
    boolean inTime = false;
    try {
      for (Future<T> task : started) {
        awaitOutcome(task, deadline);
      }
      inTime = true;
    } catch (TimeoutException e) {
      // What is not done is cancelled, as the interface has it.
    } finally {
      if (!inTime) {
        cancelAll(started);
      }
    }
    return started;
  }

  private static void awaitOutcome(Future<?> task, long deadline)
      throws InterruptedException, TimeoutException {
    try {
      Object unused = task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | CancellationException e) {
      // An outcome like any other.
    }
  }

  private <T> List<Future<T>> submitAll(Collection<? extends Callable<T>> tasks) {
    List<Future<T>> started = new ArrayList<>(tasks.size());
    try {
      for (Callable<T> task : tasks) {
        started.add(submit(task));
      }
    } catch (RuntimeException | Error e) {
      cancelAll(started);
      throw e;
    }
    return started;
  }

  private static void cancelAll(List<? extends Future<?>> tasks) {
    for (Future<?> task : tasks) {
      boolean unused = task.cancel(true);
    }
  }

  @Override
  public final <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("292 years have passed", e);
    }
  }

  @Override
  public final <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("There are no tasks of which one could succeed.");
    }
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    List<Future<T>> started = submitAll(tasks);
    try {
      BlockingQueue<Future<T>> done = new LinkedBlockingQueue<>();
      for (Future<T> task : started) {
        Object unused =
            ((AbstractTask<T>) task).outcome().whenComplete((value, failure) -> done.add(task));
      }
      Throwable reason = null;
      for (int i = 0; i < started.size(); i++) {
        Future<T> first = done.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (first == null) {
          throw new TimeoutException(
              "None of " + started.size() + " tasks has succeeded within the time.");
        }
        try {
          return first.get();
        } catch (ExecutionException e) {
          reason = e.getCause();
        } catch (CancellationException e) {
          reason = e;
        }
      }
      throw new ExecutionException("None of " + started.size() + " tasks has succeeded.", reason);
    } finally {
      cancelAll(started);
    }
  }

  @Override
  public final void close() {
    shutdown();
    if (!isWorkerThread()) {
      awaitEnd();
      closed();
    }
  }

  /** Waits for tasks, and stops those that take too long. */
  private void awaitEnd() {
    boolean interrupted = false;
    try {
      if (awaitTermination(closePatience().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    List<Runnable> unused = shutdownNow();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOPPED_SECONDS);
    while (!isTerminated() && deadline - System.nanoTime() > 0) {
      try {
        boolean ignored = awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** For people. */
  @Override
  public final String toString() {
    String state = isTerminated() ? "ended" : isShutdown() ? "shutting down" : "running";
    return "Pool \"" + name + "\" of " + size + " workers, " + state;
  }
}
