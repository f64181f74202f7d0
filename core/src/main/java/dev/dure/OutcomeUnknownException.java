package dev.dure;

/**
 * An operation was sent and its answer lost: it may or may not have happened, and must not be
 * repeated blindly. Only spaces with {@link Capability#MACHINES} throw it; between threads and
 * processes every outcome is known.
 */
public final class OutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Reports an unknown outcome.
   *
   * @param operation the operation in words, with the name of the object
   * @param cause what was lost
   */
  public OutcomeUnknownException(String operation, Throwable cause) {
    super(
        operation
            + " may or may not have happened, since its answer was lost. Read the object's state before you repeat it.",
        cause);
  }
}
