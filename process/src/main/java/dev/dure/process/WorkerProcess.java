package dev.dure.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A task that runs in a process of its own; what {@code multiprocessing.Process} is to Python.
 *
 * <pre>{@code
 * try (WorkerProcess worker = WorkerProcess.start(() -> parse(file))) {
 *   if (!worker.join(Duration.ofSeconds(10))) {
 *     worker.kill();
 *   }
 * }
 * }</pre>
 *
 * <p>What the worker inherits, how long it lives and what it sees of this process's memory is said
 * in {@linkplain dev.dure.process the package}. Its {@code System.in} is empty.
 *
 * <h2>Exit codes</h2>
 *
 * <ul>
 *   <li>0: the task returned, or called {@code System.exit(0)};
 *   <li>1: the task threw; see {@link #failure}. The stack trace is on the worker's stderr too;
 *   <li>another: the task called {@code System.exit} or {@code Runtime.halt} with it;
 *   <li>128 + n: signal n ended it, as {@link Process#exitValue} says it: 137 after {@link #kill}
 *       or the kernel's want of memory, 143 after {@link #terminate}, 134 after a crash of the JVM.
 *       On Windows, {@code kill} gives 1.
 * </ul>
 *
 * <p>Every method may be called from any thread, a virtual one too. Only {@code start}, {@code
 * join} and {@link #close} block; but the first question after the worker's end may wait for the
 * rest of what it reported, which is here already unless the machine is overloaded.
 */
public final class WorkerProcess implements AutoCloseable {

  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int CLOSE_SECONDS = 10;

  private final String name;
  private final JvmCommand command;
  private final JvmCommand.Launch launch;
  private final ControlListener listener;
  private final WorkerSession session;
  private final StdoutRelay stdout;
  private final StderrPump stderr;
  private final Process process;

  /** Set before a signal is sent from here, so that an end before the task ran is no surprise. */
  private volatile boolean endWanted;

  private WorkerProcess(
      String name,
      byte[] task,
      JvmCommand command,
      WorkerOptions options,
      PoolHooks hooks,
      ControlListener listener)
      throws IOException {
    this.name = name;
    this.command = command;
    this.listener = listener;
    this.session = new WorkerSession(name, task, hooks.onDisconnect());
    this.stdout = new StdoutRelay(options);
    this.stderr = new StderrPump(options.stderr(), hooks.linePrefix());
    this.launch = command.launch(listener.directory()::newArgumentsFile);
    listener.expect(session);
    try {
      this.process = Spawner.spawn(before(options, hooks), launch, options, stdout, stderr);
    } catch (IOException | RuntimeException | Error e) {
      listener.forget(session);
      launch.deleteArgumentFile();
      throw e;
    }
    session.spawned(process);
    stdout.start(name, process);
  }

  private List<String> before(WorkerOptions options, PoolHooks hooks) {
    Sandbox sandbox = options.sandbox().orElse(null);
    if (sandbox == null) {
      return hooks.before();
    }
    List<Path> needed = new ArrayList<>(command.readable());
    needed.add(listener.socket());
    launch.argumentFile().ifPresent(needed::add);
    return SandboxCommand.of(sandbox, options, needed, hooks.memory());
  }

  /**
   * Starts a worker with {@linkplain WorkerOptions#defaults() defaults}.
   *
   * @param task what it does
   * @return the worker, whose process exists
   * @throws NotTransferableException if the task cannot be serialized, or captures what would mean
   *     nothing in another process
   * @throws WorkerStartException if the operating system starts no process
   * @see #start(WorkerOptions, WorkerTask)
   */
  public static WorkerProcess start(WorkerTask task) {
    return start(WorkerOptions.defaults(), task);
  }

  /**
   * Starts a worker. Returns as soon as the process exists; whether it gets as far as running its
   * task, {@link #join()} tells. Not interruptible; an interrupted thread may start workers.
   *
   * @param options how to start it
   * @param task what it does
   * @return the worker, whose process exists
   * @throws NotTransferableException if the task cannot be serialized, or captures what would mean
   *     nothing in another process
   * @throws SandboxUnavailableException if it is to be confined, and cannot be
   * @throws WorkerStartException if the operating system starts no process
   */
  public static WorkerProcess start(WorkerOptions options, WorkerTask task) {
    return start(options, task, PoolHooks.NONE);
  }

  /** Starts a worker of a pool, or of nobody. */
  static WorkerProcess start(WorkerOptions options, WorkerTask task, PoolHooks hooks) {
    Objects.requireNonNull(options, "options");
    options.sandbox().ifPresent(sandbox -> SandboxPrograms.require(sandbox, options));
    ParentJvm.prepare();
    byte[] bytes = TaskSerializer.serialize(Objects.requireNonNull(task, "task"));
    String name = options.name().orElseGet(WorkerNames::next);
    ControlListener listener;
    try {
      listener = ControlListener.shared();
    } catch (IOException | IllegalStateException e) {
      throw StartFailures.noChannel(name, e);
    }
    JvmCommand command = JvmCommand.of(ParentJvm.current(), options);
    WorkerProcess worker;
    try {
      worker = new WorkerProcess(name, bytes, command, options, hooks, listener);
    } catch (IOException e) {
      throw StartFailures.notSpawned(name, command, e);
    }
    try {
      Threads.startDaemon("dure-life-" + name, worker::watchLife);
    } catch (Throwable e) {
      // No more threads, mostly. Nobody will get this worker, so it must not stay.
      worker.close();
      throw e;
    }
    hooks.onSpawn().accept(worker.pid());
    Spawner.invite(worker.process, worker.session.token(), listener.socket());
    return worker;
  }

  /** Passes stderr on, and cleans up after the end even if nobody asks. */
  private void watchLife() {
    stderr.drain(process);
    while (true) {
      try {
        process.waitFor();
        settle();
        return;
      } catch (InterruptedException e) {
        // Somebody interrupts every thread that can be found. The worker lives on, and so does its
        // watch.
      }
    }
  }

  /**
   * After the end: nobody may connect as this worker any more, and all that it has reported is
   * read. May be repeated.
   */
  private void settle() {
    listener.forget(session);
    session.processEnded(REPORT_NANOS);
    stdout.await();
    launch.deleteArgumentFile();
  }

  /**
   * The worker's name.
   *
   * @return the name that was asked for, or a numbered one
   */
  public String name() {
    return name;
  }

  /**
   * The process's id. If the worker is {@linkplain Sandbox confined}, that of the process that
   * keeps it; its own is another.
   *
   * @return the pid, as the operating system counts
   */
  public long pid() {
    return process.pid();
  }

  /**
   * The process, as the JDK sees it.
   *
   * @return its handle
   */
  public ProcessHandle toHandle() {
    return process.toHandle();
  }

  /**
   * Whether the process exists. It does from {@code start} on, whether it has reached its task or
   * not.
   *
   * @return false once it has ended
   */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits until the worker has ended.
   *
   * @return its exit code
   * @throws InterruptedException if this thread is interrupted; the worker goes on
   * @throws WorkerStartException if it ended without having run its task, and neither {@link
   *     #terminate}, {@link #kill} nor {@link #close} was called here
   */
  public int join() throws InterruptedException {
    process.waitFor();
    return outcome();
  }

  /**
   * Waits until the worker has ended, or the time is over.
   *
   * @param timeout how long to wait at most; if it is not positive, this only looks
   * @return whether the worker has ended
   * @throws InterruptedException if this thread is interrupted; the worker goes on
   * @throws WorkerStartException if it ended without having run its task, and neither {@link
   *     #terminate}, {@link #kill} nor {@link #close} was called here
   */
  public boolean join(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout)) {
      return false;
    }
    outcome();
    return true;
  }

  private int outcome() {
    settle();
    int code = process.exitValue();
    if (!session.started() && !endWanted) {
      throw StartFailures.ended(describe(), code, session, command, stderr);
    }
    return code;
  }

  /**
   * How the worker ended.
   *
   * @return its exit code, or empty while it is alive
   */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /**
   * What ended the worker's task, if it threw. Complete once the worker has ended.
   *
   * @return the exception as text, or empty if the task has not thrown, or the worker died before
   *     it could say so
   */
  public Optional<WorkerFailure> failure() {
    if (!process.isAlive()) {
      settle();
    }
    return session.failure();
  }

  /** The end of what the worker wrote to stderr; all of it that counts, once it has ended. */
  String stderrTail() {
    return stderr.tail();
  }

  /**
   * Asks the worker to end: SIGTERM, at which a JVM runs its shutdown hooks and ends with code 143.
   * Does nothing if it has ended. Does not wait; a worker that does not comply needs {@link #kill}.
   * On Windows, and if the worker is {@linkplain Sandbox confined}, this kills.
   */
  public void terminate() {
    endWanted = true;
    // Process.destroy() would close the pipe of stderr, and the hooks' last words be lost.
    process.toHandle().destroy();
  }

  /**
   * Ends the worker at once: SIGKILL, without hooks. Does nothing if it has ended. Does not wait.
   */
  public void kill() {
    endWanted = true;
    process.toHandle().destroyForcibly();
  }

  /** Waits for its end, but so long at most; whether it has ended. Not interruptible. */
  boolean awaitEnd(long nanos) {
    return Uninterruptibly.await(nanos, left -> process.waitFor(left, TimeUnit.NANOSECONDS));
  }

  /**
   * Kills the worker if it is alive, and waits until it is gone; not interruptible. Does nothing
   * after the first time.
   *
   * @throws IllegalStateException if the operating system has not ended the process within {@value
   *     #CLOSE_SECONDS} s of being told to
   */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
    boolean gone =
        Uninterruptibly.await(
            TimeUnit.SECONDS.toNanos(CLOSE_SECONDS),
            nanos -> process.waitFor(nanos, TimeUnit.NANOSECONDS));
    if (!gone) {
      throw new IllegalStateException(
          describe() + " was killed " + CLOSE_SECONDS + " s ago, and is still not gone.");
    }
    settle();
  }

  private String describe() {
    return "Worker \"" + name + "\" (pid " + process.pid() + ")";
  }

  /** The name, the pid, and whether it is alive or how it ended; for people. */
  @Override
  public String toString() {
    OptionalInt code = exitCode();
    return describe()
        + (code.isPresent()
            ? ", ended with exit code " + StartFailures.describe(code.getAsInt())
            : ", alive");
  }
}
