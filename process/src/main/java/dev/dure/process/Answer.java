package dev.dure.process;

import dev.dure.internal.AllowList;
import java.io.IOException;

/** What a worker said of a task: checked as to its place, not yet as to its contents. */
final class Answer {

  private final Job job;
  private final int index;
  private final byte type;
  private final byte[] payload;

  /**
   * An answer.
   *
   * @param index of which task of its job
   * @param payload a copy, which nobody can change any more
   */
  Answer(Job job, int index, byte type, byte[] payload) {
    this.job = job;
    this.index = index;
    this.type = type;
    this.payload = payload;
  }

  /**
   * Gives the task its outcome.
   *
   * @param begunNanos when its worker began it at the earliest
   * @throws ProtocolViolation if the contents are no answer; the task has no outcome then
   */
  void settle(String worker, long begunNanos, AllowList results) throws ProtocolViolation {
    if (job.isDone()) {
      return;
    }
    job.begunAt(begunNanos);
    ResultReader reader = new ResultReader(payload, results);
    try {
      if (type == PoolLayout.VALUE) {
        job.succeed(index, reader.readResult());
      } else {
        job.fail(index, failure(reader, worker));
      }
    } catch (ProtocolViolation e) {
      throw e;
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      job.fail(
          index,
          new ResultRefusedException(
              String.format(
                  "The result of task \"%s\" was refused: %s. Allowed are %s. More classes can be"
                      + " named by PoolOptions.withResults.",
                  job.name(), e.getMessage(), results.inWords()),
              e));
    } catch (StackOverflowError | OutOfMemoryError e) {
      job.fail(
          index,
          new ResultRefusedException(
              "The result of task \"" + job.name() + "\" could not be read here: " + e, e));
    }
  }

  /** The task has no outcome, since the worker broke the protocol. */
  void violated(String worker, ProtocolViolation how) {
    job.fail(
        index, new WorkerViolationException(job.name(), worker, String.valueOf(how.getMessage())));
  }

  private Throwable failure(ResultReader reader, String worker) throws ProtocolViolation {
    String className = reader.readText(WorkerProtocol.MAX_CLASS_NAME_BYTES, "a class name");
    String message = reader.readText(WorkerProtocol.MAX_MESSAGE_BYTES, "a message");
    if (type == PoolLayout.THROWN) {
      String trace = reader.readText(WorkerProtocol.MAX_TRACE_BYTES, "a stack trace");
      return new TaskFailedException(
          job.name(), worker, new WorkerFailure(className, message, trace));
    }
    if (type == PoolLayout.UNSENT) {
      return new ResultRefusedException(
          String.format(
              "The result of task \"%s\", a %s, cannot be sent from worker \"%s\": %s. Return"
                  + " something serializable, or put bulk data into a shared array.",
              job.name(), className, worker, message),
          null);
    }
    return new TaskRefusedException(
        className.isEmpty()
            ? String.format(
                "Worker \"%s\" could not make task \"%s\" from its bytes: %s",
                worker, job.name(), message)
            : String.format(
                "Worker \"%s\" has no class %s, which task \"%s\" needs (%s). It must be on the"
                    + " worker's path, which is the parent's.",
                worker, className, job.name(), message));
  }
}
