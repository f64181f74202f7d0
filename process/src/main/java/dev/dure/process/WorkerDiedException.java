package dev.dure.process;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A worker's process ended while it ran a task: it was killed, it crashed, or the task called
 * {@code System.exit}. The task may have been done in part. It fails with this, and only it; its
 * pool has started another worker.
 *
 * <p>It is the cause of the {@link java.util.concurrent.ExecutionException} that {@link
 * dev.dure.Task#get} throws.
 */
public sealed class WorkerDiedException extends RuntimeException
    permits HeapExhaustedException, ResidentMemoryExceededException, CpuTimeExceededException {

  private static final long serialVersionUID = 1L;

  private final String worker;
  private final long pid;
  private final int exitCode;
  private final String stderrTail;
  private final @Nullable String crashReport;

  /** The end of a worker for no reason that has a type of its own. */
  static WorkerDiedException of(String task, DeadWorker dead) {
    return new WorkerDiedException(
        String.format(
            "Worker \"%s\" (pid %d) ended with exit code %s while it ran task \"%s\".%s%s",
            dead.name(),
            dead.pid(),
            StartFailures.describe(dead.exitCode()),
            task,
            dead.crashReport() == null
                ? ""
                : " The JVM's crash report: " + dead.crashReport() + ".",
            StartFailures.endOf(dead.stderrTail())),
        dead);
  }

  WorkerDiedException(String message, DeadWorker dead) {
    super(message);
    worker = dead.name();
    pid = dead.pid();
    exitCode = dead.exitCode();
    stderrTail = dead.stderrTail();
    crashReport = dead.crashReport();
  }

  /**
   * The worker's name.
   *
   * @return the name
   */
  public String worker() {
    return worker;
  }

  /**
   * The process's id, which may be another's by now.
   *
   * @return the pid
   */
  public long pid() {
    return pid;
  }

  /**
   * How the process ended.
   *
   * @return its exit code; 128 + n if signal n ended it, as {@link WorkerProcess} has it
   */
  public int exitCode() {
    return exitCode;
  }

  /**
   * The signal that ended the process.
   *
   * @return 9 after a SIGKILL, the kernel's for want of memory included, 6 after a crash of the
   *     JVM; empty if it exited by itself
   */
  public OptionalInt signal() {
    return DeadWorker.signalOf(exitCode);
  }

  /**
   * The end of what the process wrote to stderr.
   *
   * @return at most 8 KiB
   */
  public String stderrTail() {
    return stderrTail;
  }

  /**
   * Where the JVM wrote its report if it crashed.
   *
   * @return the file, or empty if there is none
   */
  public Optional<Path> crashReport() {
    return Optional.ofNullable(crashReport).map(Path::of);
  }
}
