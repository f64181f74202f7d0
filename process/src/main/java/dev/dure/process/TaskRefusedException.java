package dev.dure.process;

/**
 * A worker could not make a task from its bytes: a class is not on its class path or module path,
 * or its deserialization failed. The task has not run.
 *
 * <p>It is the cause of the {@link java.util.concurrent.ExecutionException} that {@link
 * dev.dure.Task#get} throws.
 */
public final class TaskRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TaskRefusedException(String message) {
    super(message);
  }
}
