package dev.dure.process;

import org.jspecify.annotations.Nullable;

/**
 * A task cannot be sent to another process, since something that it holds cannot be serialized or
 * would mean nothing there. No process was started.
 */
public final class NotTransferableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String offendingClass;

  /**
   * Reports a task that cannot be sent.
   *
   * @param message what cannot be sent, why, and what to do
   * @param offendingClass the class of the object that cannot be sent
   * @param cause what serialization said, or null
   */
  public NotTransferableException(
      String message, String offendingClass, @Nullable Throwable cause) {
    super(message, cause);
    this.offendingClass = offendingClass;
  }

  /**
   * The class of the object that cannot be sent.
   *
   * @return its full name
   */
  public String offendingClass() {
    return offendingClass;
  }
}
