package dev.dure.process;

/**
 * A task threw, in its worker. What it threw is here as text, so it arrives even if its class is
 * unknown here, and nothing of it is ever made in this process.
 *
 * <p>It is the cause of the {@link java.util.concurrent.ExecutionException} that {@link
 * dev.dure.Task#get} throws. Its message names the exception and ends with the worker's stack
 * trace.
 */
public final class TaskFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String exceptionClass;
  private final String remoteMessage;
  private final String remoteStackTrace;

  TaskFailedException(String task, String worker, WorkerFailure failure) {
    super(
        String.format(
            "Task \"%s\" threw %s%s in worker \"%s\":%n%s",
            task,
            failure.exceptionClass(),
            failure.message().isEmpty() ? "" : ": " + failure.message(),
            worker,
            failure.stackTrace()));
    exceptionClass = failure.exceptionClass();
    remoteMessage = failure.message();
    remoteStackTrace = failure.stackTrace();
  }

  /**
   * The exception, as text.
   *
   * @return its class, message and stack trace, cut to the lengths that {@link WorkerFailure} says
   */
  public WorkerFailure failure() {
    return new WorkerFailure(exceptionClass, remoteMessage, remoteStackTrace);
  }
}
