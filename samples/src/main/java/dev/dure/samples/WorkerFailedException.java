package dev.dure.samples;

import org.jspecify.annotations.Nullable;

/** A worker of a lesson ended before its work was done, so that the lesson has no outcome. */
public final class WorkerFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * Reports a thread that threw.
   *
   * @param message which worker, and what happened
   * @param cause what it threw
   */
  public WorkerFailedException(String message, Throwable cause) {
    this(message, 1, cause);
  }

  /**
   * Reports a worker that ended too early.
   *
   * @param message which worker, and what happened
   * @param exitCode the exit code of its process; 1 for a thread
   * @param cause what it threw, if that is at hand
   */
  public WorkerFailedException(String message, int exitCode, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /**
   * The exit code of the worker's process.
   *
   * @return 1 if the work threw, 128 + n if signal n ended the process
   */
  public int exitCode() {
    return exitCode;
  }
}
