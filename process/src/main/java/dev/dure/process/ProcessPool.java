package dev.dure.process;

import dev.dure.PoolState;
import dev.dure.SerializableFunction;
import dev.dure.Task;
import dev.dure.TaskOptions;
import dev.dure.internal.AbstractPool;
import dev.dure.internal.Batch;
import dev.dure.internal.Work;
import dev.dure.linux.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose workers are processes: JVMs of their own, which cannot hang this one, leak into it
 * or lie to it. What {@code multiprocessing.Pool} and {@code ProcessPoolExecutor} are to Python.
 *
 * <pre>{@code
 * try (ProcessPool pool = ProcessPool.create(4)) {
 *   List<Integer> lengths = pool.map(files, file -> parse(file)).toList();
 * }
 * }</pre>
 *
 * <h2>What a task may be</h2>
 *
 * A lambda or another object that is serializable, with what it captures; the worker has a copy of
 * that. Handles of shared objects in a space of processes mean the same object there. The result
 * comes back by value, and has to be of a class that is allowed: simple ones are, others are named
 * by {@link PoolOptions#withResults}. Big data goes by reference, in a shared array.
 *
 * <h2>What fails, and how</h2>
 *
 * Each failure is a task's own, the cause of what {@link Task#get} throws, and the others do not
 * notice:
 *
 * <ul>
 *   <li>the task cannot be sent: {@link NotTransferableException}, at {@code submit};
 *   <li>it throws: {@link TaskFailedException}, with the worker's stack trace;
 *   <li>its worker dies, for whatever reason: {@link WorkerDiedException}, with how, and the end of
 *       its stderr; if that was for want of heap, or since it took more memory or processor time
 *       than it may: {@link HeapExhaustedException}, {@link ResidentMemoryExceededException},
 *       {@link CpuTimeExceededException}, which are such deaths too; if it has retries and all are
 *       used, {@link TaskQuarantinedException};
 *   <li>its deadline passes: {@link dev.dure.DeadlineExceededException}, and the worker is killed;
 *   <li>it is cancelled: {@link java.util.concurrent.CancellationException}, and with {@code
 *       cancel(true)} its worker is killed;
 *   <li>its result cannot be sent, or is not allowed: {@link ResultRefusedException};
 *   <li>a class is missing in the worker: {@link TaskRefusedException};
 *   <li>its worker breaks the protocol: {@link WorkerViolationException};
 *   <li>no worker can be started: {@link WorkerStartException}.
 * </ul>
 *
 * <p>A task runs at most once, unless it has {@linkplain TaskOptions#withRetries retries}; a task
 * whose worker died before it had begun is given to another. Workers that end are replaced, those
 * that end again and again with growing pauses.
 *
 * <h2>Life and death</h2>
 *
 * Workers end with this JVM, even by SIGKILL, within a second, and so does what their tasks have
 * started, unless it has left the worker's process group. The end of the thread that created the
 * pool means nothing. A pool that is not closed keeps its workers until then.
 */
public final class ProcessPool extends AbstractPool {

  private static final AtomicInteger CREATED = new AtomicInteger();

  private final Dispatcher dispatcher;
  private final Duration closePatience;
  private final @Nullable ProgressBar progressBar;
  private final Set<SandboxRule> sandbox;

  private ProcessPool(String name, PoolOptions options) {
    super(name, options.size());
    this.closePatience = options.closePatience();
    this.sandbox =
        options.workers().sandbox().map(SandboxCommand::rules).map(Set::copyOf).orElse(Set.of());
    this.dispatcher = new Dispatcher(name, options, counters());
    this.progressBar =
        options.progressBar()
            ? new ProgressBar(name, new PoolView(dispatcher), StatusLines.STDERR)
            : null;
  }

  /**
   * Creates a pool with a worker for each processor that this JVM may use.
   *
   * @return a new pool, whose workers are being started
   * @throws UnsupportedOperationException if the platform is not Linux on 64-bit x86 or ARM
   */
  public static ProcessPool create() {
    return create(PoolOptions.defaults());
  }

  /**
   * Creates a pool.
   *
   * @param workers how many workers, 1 to 1024
   * @return a new pool, whose workers are being started
   * @throws IllegalArgumentException if the number is not allowed
   * @throws UnsupportedOperationException if the platform is not Linux on 64-bit x86 or ARM
   */
  public static ProcessPool create(int workers) {
    return create(PoolOptions.workers(workers));
  }

  /**
   * Creates a pool. Does not wait for its workers: tasks can be submitted at once. That workers
   * cannot be started the tasks' futures say.
   *
   * @param options how it is to be
   * @return a new pool, whose workers are being started
   * @throws NotTransferableException if the initializer cannot be sent
   * @throws SandboxUnavailableException if workers are to be confined, and cannot be
   * @throws UnsupportedOperationException if the platform is not Linux on 64-bit x86 or ARM
   */
  public static ProcessPool create(PoolOptions options) {
    Platform.require();
    WorkerOptions workers = options.workers();
    workers.sandbox().ifPresent(sandbox -> SandboxPrograms.require(sandbox, workers));
    ParentJvm.prepare();
    String name = options.name().orElseGet(() -> "pool-" + CREATED.incrementAndGet());
    ProcessPool pool = new ProcessPool(name, options);
    var _ = Threads.startDaemon("dure-futex", Bell::prepare);
    pool.dispatcher.crew().start();
    if (pool.progressBar != null) {
      pool.progressBar.start();
    }
    return pool;
  }

  /**
   * Whether something can be had on this machine. May start a process to find out, and waits for
   * its end; not interruptible.
   *
   * @param capability what
   * @return whether it can; if not, {@link WorkerCapability#missing} says why
   */
  public static boolean supports(WorkerCapability capability) {
    return capability.missing().isEmpty();
  }

  /**
   * What the workers are confined to. Each of them has looked whether it is, before it read a task;
   * one that finds it is not ends, and is a {@link WorkerStartException}.
   *
   * @return an immutable set, empty if no {@linkplain WorkerOptions#withSandbox sandbox} was asked
   *     for
   */
  public Set<SandboxRule> sandbox() {
    return sandbox;
  }

  @Override
  protected <T extends @Nullable Object> Task<T> start(TaskOptions options, Work<T> work) {
    // First, since it may throw: there is no task then, and none is counted.
    Encoded encoded = TaskEncoder.task(work.target());
    PoolTask<T> task =
        new PoolTask<>(dispatcher, taskName(options), work, encoded, options.retries());
    options.deadline().ifPresent(task::setDeadline);
    submit(task);
    return task;
  }

  @Override
  protected <T extends @Nullable Object> Batch startBatch(
      SerializableFunction<? super T, ?> function, List<T> inputs) {
    Encoded whole = TaskEncoder.batch(function, inputs);
    PoolBatch batch =
        new PoolBatch(dispatcher, taskName(TaskOptions.defaults()), function, inputs, whole);
    submit(batch);
    return batch;
  }

  private void submit(Job job) {
    try {
      dispatcher.submit(job);
    } catch (RejectedExecutionException e) {
      job.rejected();
      throw e;
    }
  }

  @Override
  protected void closed() {
    if (progressBar != null) {
      progressBar.finish();
    }
  }

  /** No thread of this JVM runs a task. */
  @Override
  protected boolean isWorkerThread() {
    return false;
  }

  @Override
  public PoolState state() {
    return dispatcher.state();
  }

  @Override
  public Duration closePatience() {
    return closePatience;
  }

  @Override
  public void shutdown() {
    dispatcher.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return dispatcher.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return dispatcher.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return dispatcher.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return dispatcher.awaitTermination(unit.toNanos(timeout));
  }
}
