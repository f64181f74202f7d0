package dev.dure.process;

import dev.dure.SerializableRunnable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts a pool's workers, and says how they ended. Used by one thread, but {@link #bury}. */
final class WorkerLauncher implements AutoCloseable {

  /** Beside the text of a failure, which is the largest answer that is no result. */
  private static final int ANSWER_OVERHEAD_BYTES = 1 << 10;

  /** A JVM without heap may fail anywhere, so it ends; see {@link HeapExhaustedException}. */
  private static final String EXIT_ON_NO_HEAP = "ExitOnOutOfMemoryError";

  /** How long a worker may be there after its connection has ended; it takes milliseconds. */
  private static final long LAST_BREATH_NANOS = 1_000_000_000L;

  private static final String ERROR_FILE = "-XX:ErrorFile=";

  private final String pool;
  private final WorkerOptions options;
  private final String errorFile;
  private final @Nullable SerializableRunnable initializer;
  private final int maxResultBytes;
  private final Function<PoolWorker, String> runningTask;
  private final @Nullable Path cacheDirectory;
  private final Guardian guardian = new Guardian();

  /** The keeper's alone; null until the first launch, and if there can be none. */
  private @Nullable StartupCache cache;

  private boolean cacheSought;
  private boolean cacheMade;
  private int started;

  /**
   * Checks what can be checked before a worker is started.
   *
   * @param runningTask what log lines call the task that a worker is at
   * @throws NotTransferableException if the initializer cannot be sent
   */
  WorkerLauncher(String pool, PoolOptions options, Function<PoolWorker, String> runningTask) {
    this.pool = pool;
    this.initializer = options.initializer().orElse(null);
    this.maxResultBytes = options.maxResultBytes();
    this.runningTask = runningTask;
    this.cacheDirectory = options.startupCache().orElse(null);
    WorkerOptions given = options.workers();
    String chosen = null;
    for (String argument : given.jvmArguments()) {
      if (argument.startsWith(ERROR_FILE)) {
        chosen = argument.substring(ERROR_FILE.length());
      }
    }
    if (chosen == null) {
      String directory =
          given.sandbox().isPresent()
              ? SandboxCommand.TEMPORARY
              : System.getProperty("java.io.tmpdir");
      chosen = Path.of(directory, "dure-hs_err_pid%p.log").toString();
      given = given.withJvmArguments(ERROR_FILE + chosen);
    }
    if (given.jvmArguments().stream().noneMatch(it -> it.endsWith(EXIT_ON_NO_HEAP))) {
      given = given.withJvmArguments("-XX:+" + EXIT_ON_NO_HEAP);
    }
    this.options = given;
    this.errorFile = chosen;
    if (initializer != null) {
      var _ = TaskSerializer.serialize(initializer, "The initializer");
    }
  }

  /**
   * Starts one. Takes some milliseconds.
   *
   * @throws WorkerStartException if the system starts no process
   * @throws dev.dure.memory.SegmentCreationException if it has no memory
   */
  PoolWorker launch() {
    started++;
    String name = pool + "-" + started;
    int maxAnswerBytes =
        Math.max(maxResultBytes, WorkerProtocol.MAX_FAILED_BYTES) + ANSWER_OVERHEAD_BYTES;
    PoolMemory memory = PoolMemory.create(name, maxAnswerBytes);
    WorkerChannel channel = new WorkerChannel(memory, maxAnswerBytes);
    AtomicReference<@Nullable PoolWorker> self = new AtomicReference<>();
    PoolHooks hooks =
        new PoolHooks(
            ProcessGroup.leader(),
            memory.path(),
            () -> linePrefix(name, self.get()),
            guardian::watch,
            channel::disconnected);
    try {
      WorkerProcess process =
          WorkerProcess.start(
              cached(options).withName(name),
              new PoolWorkerTask(pathIn(memory), maxResultBytes, initializer),
              hooks);
      PoolWorker worker = new PoolWorker(channel, process);
      self.set(worker);
      return worker;
    } catch (RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** No worker is left, and none will be launched. The keeper's. */
  @Override
  public void close() {
    guardian.close();
  }

  private WorkerOptions cached(WorkerOptions given) {
    if (cacheDirectory != null && !cacheSought) {
      cacheSought = true;
      cache = StartupCache.of(cacheDirectory, given);
    }
    StartupCache known = cache;
    return known == null ? given : given.withJvmArguments(known.arguments().toArray(new String[0]));
  }

  /** A worker is ready: there is time for a cache. The keeper's. */
  void makeCache() {
    if (cache != null && !cacheMade) {
      cacheMade = true;
      cache.makeIfMissing();
    }
  }

  /**
   * A worker did not start; if that is the cache's fault, the next will have none. The keeper's.
   */
  void forgetCache() {
    if (cache != null) {
      cache.distrust();
      cache = null;
    }
  }

  /** Where a worker finds its memory: one that is confined does not see this process. */
  private String pathIn(PoolMemory memory) {
    return options.sandbox().isPresent() ? "/proc/self/fd/" + PoolHooks.MEMORY_FD : memory.path();
  }

  private String linePrefix(String name, @Nullable PoolWorker worker) {
    String task = worker == null ? "" : runningTask.apply(worker);
    return task.isEmpty() ? "[" + name + "] " : "[" + name + " " + task + "] ";
  }

  /**
   * Sees to it that a worker's process, and whatever it has started, is gone; says how it ended.
   * One that ends by itself gets a moment to do so, since a kill would take the place of its exit
   * code, and of the reason with it. Any thread; waits for the kernel.
   */
  DeadWorker bury(PoolWorker worker) {
    WorkerProcess process = worker.process();
    boolean wasReady = worker.isReady();
    if (!worker.wasKilled()) {
      // Its connection ends before it, and in a sandbox well before the process that tells how.
      var _ = process.awaitEnd(LAST_BREATH_NANOS);
    }
    process.close();
    ProcessGroup.kill(process.pid());
    guardian.release(process.pid());
    int exitCode = process.exitCode().orElse(-1);
    return new DeadWorker(
        worker.name(),
        process.pid(),
        exitCode,
        process.stderrTail(),
        crashReport(worker),
        worker.excess(),
        wasReady ? null : startFailure(process, exitCode));
  }

  /**
   * The report of a JVM that crashed, whatever its exit code: that depends on whether it was to
   * dump core.
   */
  private @Nullable String crashReport(PoolWorker worker) {
    if (options.sandbox().isPresent()) {
      return null; // it went with the worker's /tmp, or has another pid in its name
    }
    Path report = Path.of(errorFile.replace("%p", Long.toString(worker.process().pid())));
    Path file = options.directory().orElse(Path.of("")).resolve(report).toAbsolutePath();
    // An older one is of a process that had the same pid.
    Instant born = Instant.now().minusNanos(worker.ageNanos()).truncatedTo(ChronoUnit.SECONDS);
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(born) ? null : file.toString();
    } catch (IOException e) {
      return null; // there is none
    }
  }

  private static WorkerStartException startFailure(WorkerProcess process, int exitCode) {
    try {
      var _ = process.join();
    } catch (WorkerStartException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StartFailures.notReady(process, exitCode);
  }

  /** A start that failed before there was a process. */
  static WorkerStartException notLaunched(String pool, RuntimeException cause) {
    return cause instanceof WorkerStartException e
        ? e
        : new WorkerStartException(
            WorkerStartException.Reason.NOT_SPAWNED,
            "A worker of pool \"" + pool + "\" was not started: " + cause.getMessage(),
            -1,
            cause);
  }
}
