package dev.dure.process;

import java.util.Objects;

/**
 * The exception that ended a worker's task, as text. So it arrives even if the exception's class is
 * unknown here, and nothing that a worker sends is ever deserialized by its parent.
 *
 * <p>The text comes from the worker and is as trustworthy as that. A longer text than stated is
 * cut, and says so at its end.
 *
 * @param exceptionClass the full name of the exception's class, at most 1 KiB of UTF-8
 * @param message the exception's message, at most 64 KiB of UTF-8; empty if it has none
 * @param stackTrace the stack trace with all causes and suppressed exceptions, as {@link
 *     Throwable#printStackTrace()} prints it; at most 256 KiB of UTF-8
 */
public record WorkerFailure(String exceptionClass, String message, String stackTrace) {

  /** Checks that no component is null. */
  public WorkerFailure {
    Objects.requireNonNull(exceptionClass, "exceptionClass");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(stackTrace, "stackTrace");
  }
}
