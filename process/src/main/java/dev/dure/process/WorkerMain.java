package dev.dure.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.ByteBuffer;

/**
 * The main class of a worker. Everything on the way to the task costs each worker its time: so
 * there are no lambdas, no formatting and no random numbers here.
 */
final class WorkerMain {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** Whether the processes that this one has started end with it when the parent is gone. */
  private static volatile boolean endsGroup;

  private WorkerMain() {}

  /** When the parent is gone, what this worker has started is to end too. */
  static void endsGroupWithParent() {
    endsGroup = true;
  }

  /**
   * Runs the task that the parent sends.
   *
   * @param arguments if it is to be confined, what it has to find; see {@link SandboxCheck}
   * @throws Throwable what the task throws: the JVM prints it, waits for the other threads, and
   *     ends with code 1
   */
  public static void main(String[] arguments) throws Throwable {
    if (arguments.length > 0) {
      requireConfined(arguments[0]);
    }
    Threads.startDaemon("dure-warmup", new Warmup());
    ParentLink link = connect();
    ParentLink.Assignment assignment = receive(link);
    watch(link);
    Thread.currentThread().setName(assignment.name());
    WorkerNames.setPrefix(assignment.name());
    WorkerTask task = deserialize(assignment.task(), link);
    // The bytes of a large task are garbage from here on.
    assignment = null;
    link.send(WorkerProtocol.STARTED, NOTHING.duplicate());
    try {
      task.run();
    } catch (Throwable failure) {
      report(failure, link);
      throw failure;
    }
    // A task may leave the interrupt flag set, and a channel closes itself if an interrupted thread
    // writes to it.
    link.send(WorkerProtocol.DONE, NOTHING.duplicate());
  }

  private static void requireConfined(String expectation) {
    String failure = SandboxCheck.failure(expectation);
    if (failure != null) {
      System.err.println("This worker is not confined as it was to be: " + failure + ".");
      throw halt(WorkerProtocol.EXIT_NOT_CONFINED);
    }
  }

  private static ParentLink connect() {
    // The invitation is all that there is on stdin, so to the task System.in is empty.
    try {
      return ParentLink.connect(new FileInputStream(FileDescriptor.in));
    } catch (IOException | RuntimeException e) {
      System.err.println(
          "A Dure worker could not reach the process that started it: "
              + e
              + ". (WorkerProcess.start starts workers; this class cannot be started by hand.)");
      throw halt(WorkerProtocol.EXIT_NO_PARENT);
    }
  }

  private static ParentLink.Assignment receive(ParentLink link) {
    try {
      ParentLink.Assignment assignment = link.receive();
      link.receiveNoMore();
      return assignment;
    } catch (IOException | RuntimeException e) {
      throw halt(WorkerProtocol.EXIT_NO_PARENT);
    }
  }

  /** From here on the worker ends when its parent does. */
  private static void watch(ParentLink link) {
    Threads.startDaemon(
        "dure-parent-watch",
        new Runnable() {
          @Override
          public void run() {
            link.awaitEnd();
            if (endsGroup) {
              ProcessGroup.killOwn();
            }
            halt(WorkerProtocol.EXIT_ORPHANED);
          }
        });
  }

  private static WorkerTask deserialize(InputStream task, ParentLink link) throws IOException {
    byte reason;
    String missing;
    Throwable cause;
    try (ObjectInputStream in = new ObjectInputStream(task)) {
      return (WorkerTask) in.readObject();
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      missing = FailureReport.missingClass(e);
      reason =
          missing.isEmpty()
              ? WorkerProtocol.REFUSED_NOT_DESERIALIZABLE
              : WorkerProtocol.REFUSED_CLASS_MISSING;
      cause = e;
    }
    link.send(WorkerProtocol.REFUSED, FailureReport.refused(reason, missing, cause));
    throw halt(1);
  }

  private static void report(Throwable failure, ParentLink link) {
    try {
      link.send(WorkerProtocol.FAILED, FailureReport.failed(failure));
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // The exit code and stderr still tell it.
      failure.addSuppressed(e);
    }
  }

  private static Error halt(int code) {
    Runtime.getRuntime().halt(code);
    return new AssertionError("halted");
  }
}
