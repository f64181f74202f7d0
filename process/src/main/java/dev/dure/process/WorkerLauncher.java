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
final class WorkerLauncher {

  /** Beside the text of a failure, which is the largest answer that is no result. */
  private static final int ANSWER_OVERHEAD_BYTES = 1 << 10;

  private static final String ERROR_FILE = "-XX:ErrorFile=";

  private final String pool;
  private final WorkerOptions options;
  private final String errorFile;
  private final @Nullable SerializableRunnable initializer;
  private final int maxResultBytes;
  private final Function<PoolWorker, String> runningTask;
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
    WorkerOptions given = options.workers();
    String chosen = null;
    for (String argument : given.jvmArguments()) {
      if (argument.startsWith(ERROR_FILE)) {
        chosen = argument.substring(ERROR_FILE.length());
      }
    }
    if (chosen == null) {
      chosen = Path.of(System.getProperty("java.io.tmpdir"), "dure-hs_err_pid%p.log").toString();
      given = given.withJvmArguments(ERROR_FILE + chosen);
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
    PoolMemory memory = PoolMemory.create(name);
    int maxAnswerBytes =
        Math.max(maxResultBytes, WorkerProtocol.MAX_FAILED_BYTES) + ANSWER_OVERHEAD_BYTES;
    WorkerChannel channel = new WorkerChannel(memory, maxAnswerBytes);
    AtomicReference<@Nullable PoolWorker> self = new AtomicReference<>();
    PoolHooks hooks =
        new PoolHooks(
            ProcessGroup.leader(), () -> linePrefix(name, self.get()), channel::disconnected);
    try {
      WorkerProcess process =
          WorkerProcess.start(
              options.withName(name),
              new PoolWorkerTask(memory.path(), maxResultBytes, initializer),
              hooks);
      PoolWorker worker = new PoolWorker(channel, process);
      self.set(worker);
      return worker;
    } catch (RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private String linePrefix(String name, @Nullable PoolWorker worker) {
    String task = worker == null ? "" : runningTask.apply(worker);
    return task.isEmpty() ? "[" + name + "] " : "[" + name + " " + task + "] ";
  }

  /**
   * Sees to it that a worker's process, and whatever it has started, is gone; says how it ended.
   * Any thread; waits for the kernel.
   */
  DeadWorker bury(PoolWorker worker) {
    WorkerProcess process = worker.process();
    boolean wasReady = worker.isReady();
    process.close();
    ProcessGroup.kill(process.pid());
    int exitCode = process.exitCode().orElse(-1);
    return new DeadWorker(
        worker.name(),
        process.pid(),
        exitCode,
        process.stderrTail(),
        crashReport(worker),
        wasReady ? null : startFailure(process, exitCode));
  }

  /**
   * The report of a JVM that crashed, whatever its exit code: that depends on whether it was to
   * dump core.
   */
  private @Nullable String crashReport(PoolWorker worker) {
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
