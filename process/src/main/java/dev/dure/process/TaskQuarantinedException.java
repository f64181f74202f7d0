package dev.dure.process;

import java.util.List;

/**
 * A task has killed each worker that it was given to, as often as its {@linkplain
 * dev.dure.TaskOptions#withRetries retries} allowed. It is given to no other.
 *
 * <p>It is the cause of the {@link java.util.concurrent.ExecutionException} that {@link
 * dev.dure.Task#get} throws. Its own cause is the last death; the earlier ones are {@linkplain
 * Throwable#getSuppressed suppressed}.
 */
public final class TaskQuarantinedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TaskQuarantinedException(String task, List<WorkerDiedException> deaths) {
    super(
        String.format(
            "Task \"%s\" has killed %d workers, and is given to no other.", task, deaths.size()),
        deaths.get(deaths.size() - 1));
    for (WorkerDiedException death : deaths.subList(0, deaths.size() - 1)) {
      addSuppressed(death);
    }
  }
}
