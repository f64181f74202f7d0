package dev.dure;

/**
 * A task was not done by its {@linkplain TaskOptions#withDeadline deadline}. If it was running it
 * was stopped: in a pool of processes its worker was killed, in a pool of threads its thread was
 * interrupted. If it had not begun it never runs.
 *
 * <p>It is the cause of the {@link java.util.concurrent.ExecutionException} that {@link Task#get}
 * throws.
 */
public final class DeadlineExceededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Reports a task that was too late.
   *
   * @param message which task, and how long it had
   */
  public DeadlineExceededException(String message) {
    super(message);
  }
}
