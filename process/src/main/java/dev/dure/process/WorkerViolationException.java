package dev.dure.process;

/**
 * A worker did not keep to the pool's protocol: its memory is corrupt, or it is in the hands of
 * somebody else. It was killed, and all tasks that had been sent to it fail with this, since what
 * it says about them cannot be believed. Nothing that it sent has harmed this process.
 *
 * <p>It is the cause of the {@link java.util.concurrent.ExecutionException} that {@link
 * dev.dure.Task#get} throws.
 */
public final class WorkerViolationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String worker;

  WorkerViolationException(String task, String worker, String how) {
    super(
        String.format(
            "Worker \"%s\" broke the pool's protocol and was killed; task \"%s\" had been sent to it. It sent %s.",
            worker, task, how));
    this.worker = worker;
  }

  /**
   * The worker's name.
   *
   * @return the name
   */
  public String worker() {
    return worker;
  }
}
