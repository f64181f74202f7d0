package dev.dure.process;

import dev.dure.process.WorkerStartException.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says why a worker never ran its task. */
final class StartFailures {

  private static final int MAX_PATH_CHARACTERS = 4_000;

  private StartFailures() {}

  static WorkerStartException notSpawned(String name, JvmCommand command, Throwable cause) {
    return new WorkerStartException(
        Reason.NOT_SPAWNED,
        "Worker \"%s\" was not started: %s. (The JVM for it is %s.)"
            .formatted(name, cause.getMessage(), command.line().get(0)),
        -1,
        cause);
  }

  static WorkerStartException noChannel(String name, Exception cause) {
    return new WorkerStartException(
        Reason.NOT_SPAWNED,
        "Worker \"%s\" was not started, since this JVM can open no control socket for its workers: %s. The socket is made in a private"
                .formatted(name, cause.getMessage())
            + " directory in java.io.tmpdir, which must be writable.",
        -1,
        cause);
  }

  /** Why a process that has ended with this code did not run its task. */
  static WorkerStartException ended(
      String who, int exitCode, WorkerSession session, JvmCommand command, StderrPump stderr) {
    String violation = session.violation();
    if (violation != null) {
      return failure(
          Reason.HANDSHAKE_FAILED,
          who + " was killed, since it did not keep to Dure's protocol: it sent " + violation,
          exitCode,
          stderr);
    }
    WorkerSession.@Nullable Refusal refusal = session.refusal();
    if (refusal != null && refusal.reason() == WorkerProtocol.REFUSED_CLASS_MISSING) {
      return failure(
          Reason.CLASS_MISSING,
          "%s has no class %s (%s). It must be on the worker's path, which is the parent's: %s"
              .formatted(who, refusal.className(), refusal.details(), cut(command.searchedPath())),
          exitCode,
          stderr);
    }
    if (refusal != null) {
      return failure(
          Reason.NOT_DESERIALIZABLE,
          who + " could not deserialize its task: " + refusal.details(),
          exitCode,
          stderr);
    }
    if (exitCode == WorkerProtocol.EXIT_NOT_CONFINED && !session.wasConnected()) {
      return failure(
          Reason.NOT_CONFINED,
          who + " found that it is not confined as it was to be, and has read no task",
          exitCode,
          stderr);
    }
    String point = session.wasConnected() ? "before it ran its task" : "before it had connected";
    boolean otherLoader =
        !Objects.equals(StartFailures.class.getClassLoader(), ClassLoader.getSystemClassLoader());
    return failure(
        Reason.JVM_ENDED,
        "%s ended %s, with exit code %s%s"
            .formatted(
                who,
                point,
                describe(exitCode),
                otherLoader
                    ? ". Dure was loaded here by "
                        + StartFailures.class.getClassLoader()
                        + ", and a worker has the system class loader only: Dure and the task must"
                        + " be on the "
                        + cut(command.searchedPath())
                    : ""),
        exitCode,
        stderr);
  }

  private static WorkerStartException failure(
      Reason reason, String what, int exitCode, StderrPump stderr) {
    return new WorkerStartException(reason, what + "." + endOf(stderr.tail()), exitCode, null);
  }

  /** The end of a worker's stderr as the end of a message. */
  static String endOf(String stderrTail) {
    String tail = stderrTail.strip();
    return tail.isEmpty() ? " Its stderr is empty." : " Its stderr ends with:\n" + tail;
  }

  /** Why a worker of a pool never became ready. */
  static WorkerStartException notReady(WorkerProcess worker, int exitCode) {
    String why =
        worker
            .failure()
            .map(failure -> "its initializer threw:\n" + failure.stackTrace().strip())
            .orElseGet(
                () -> "it ended before it was ready, with exit code " + describe(exitCode) + ".");
    return new WorkerStartException(
        Reason.INITIALIZER_FAILED,
        "Worker \"" + worker.name() + "\" was not started: " + why + endOf(worker.stderrTail()),
        exitCode,
        null);
  }

  /** An exit code with the signal that it stands for. */
  static String describe(int exitCode) {
    boolean signal = exitCode > 128 && exitCode <= 128 + 64;
    return signal ? exitCode + " (signal " + (exitCode - 128) + ")" : Integer.toString(exitCode);
  }

  private static String cut(String path) {
    return path.length() <= MAX_PATH_CHARACTERS
        ? path
        : path.substring(0, MAX_PATH_CHARACTERS) + "… (" + path.length() + " characters in all)";
  }
}
