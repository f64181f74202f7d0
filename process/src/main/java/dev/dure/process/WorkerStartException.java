package dev.dure.process;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A worker never got as far as running its task. Its message says why, and ends with what its JVM
 * last said on stderr.
 */
public final class WorkerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How far a worker got. */
  public enum Reason {
    /** The operating system did not start the process. */
    NOT_SPAWNED,
    /** The process ended before it had reached its parent: the JVM did not start, or was killed. */
    JVM_ENDED,
    /** It was to be {@linkplain Sandbox confined}, and found that it is not. */
    NOT_CONFINED,
    /** The process did not keep to Dure's protocol. */
    HANDSHAKE_FAILED,
    /** A class of the task is not on the worker's class path or module path. */
    CLASS_MISSING,
    /** The task could not be deserialized. */
    NOT_DESERIALIZABLE,
    /** The initializer of its pool threw or ended the process. */
    INITIALIZER_FAILED
  }

  private final Reason reason;
  private final int exitCode;

  /**
   * Reports a worker that did not start.
   *
   * @param reason how far it got
   * @param message what happened, and what to do
   * @param exitCode the exit code of the process, or -1 if there was no process
   * @param cause what the system said, or null
   */
  public WorkerStartException(
      Reason reason, String message, int exitCode, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.exitCode = exitCode;
  }

  /**
   * How far the worker got.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * How the process ended.
   *
   * @return its exit code, or empty if there was no process
   */
  public OptionalInt exitCode() {
    return exitCode < 0 ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }
}
