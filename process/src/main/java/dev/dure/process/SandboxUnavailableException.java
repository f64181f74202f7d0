package dev.dure.process;

/**
 * A sandbox was asked for and cannot be had here. Nothing was started, and nothing runs without it
 * instead. Its message says what is missing, and what to do about it.
 */
public final class SandboxUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Reports a sandbox that cannot be had.
   *
   * @param message what is missing, and what to do
   */
  public SandboxUnavailableException(String message) {
    super(message);
  }
}
