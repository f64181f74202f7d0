package dev.dure.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts the process of a worker and invites it.
 *
 * <p><b>How the token reaches the worker:</b> by stdin. Everybody can read a command line; the
 * environment can be read by this user's other processes and is inherited by everything that the
 * worker starts; a pipe has one reader, and is empty once it was read.
 */
final class Spawner {

  /**
   * What a worker takes of these options, {@link CarriedArguments} decides; so they must not come
   * by another way too.
   */
  private static final List<String> JVM_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private Spawner() {}

  /**
   * Starts a process whose stdin is still open, for its invitation.
   *
   * @param before what stands before the command and becomes it by exec(2), with the same pid
   */
  static Process spawn(
      List<String> before,
      JvmCommand.Launch launch,
      WorkerOptions options,
      StdoutRelay stdout,
      StderrPump stderr)
      throws IOException {
    List<String> line = new ArrayList<>(before);
    line.addAll(launch.line());
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> environment = builder.environment();
    for (String variable : JVM_VARIABLES) {
      environment.remove(variable);
    }
    options.sandbox().ifPresent(sandbox -> SandboxCommand.keep(sandbox, environment));
    environment.putAll(options.environment());
    options.directory().map(Path::toFile).ifPresent(builder::directory);
    builder.redirectOutput(stdout.forProcess());
    builder.redirectError(stderr.forProcess());
    return options.sandbox().isPresent() ? startForGood(builder) : ProcessStart.of(builder);
  }

  /** The thread that starts those that end with their parent, and what it is to start. */
  private static final class Permanent {
    static final BlockingQueue<FutureTask<Process>> TO_START = new LinkedBlockingQueue<>();

    static {
      var _ = Threads.startDaemon("dure-spawner", Permanent::startAll);
    }

    private Permanent() {}

    private static void startAll() {
      while (true) {
        try {
          TO_START.take().run();
        } catch (InterruptedException e) {
          // Whoever interrupts every thread that can be found does not mean this one.
        }
      }
    }
  }

  /**
   * A sandbox is to end with its parent by the kernel's hand (PR_SET_PDEATHSIG), and to the kernel
   * the parent is the <i>thread</i> that started it. So that is one that stays.
   */
  private static Process startForGood(ProcessBuilder builder) throws IOException {
    FutureTask<Process> start = new FutureTask<>(() -> ProcessStart.of(builder));
    Permanent.TO_START.add(start);
    var _ =
        Uninterruptibly.await(
            Long.MAX_VALUE,
            nanos -> {
              try {
                var _ = start.get(nanos, TimeUnit.NANOSECONDS);
              } catch (ExecutionException e) {
                // It is told below.
              } catch (TimeoutException e) {
                return false;
              }
              return true;
            });
    try {
      return start.resultNow();
    } catch (IllegalStateException e) {
      throw new IOException(start.exceptionNow().getMessage(), start.exceptionNow());
    }
  }

  /**
   * Tells the worker where to connect and what to show. A worker that is dead already does not
   * mind.
   */
  static void invite(Process process, Token token, Path socket) {
    byte[] path = socket.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer invitation =
        ByteBuffer.allocate(WorkerProtocol.INVITATION_PATH_OFFSET + path.length);
    invitation.putInt(WorkerProtocol.MAGIC_OFFSET, WorkerProtocol.MAGIC);
    invitation.putInt(WorkerProtocol.VERSION_OFFSET, WorkerProtocol.VERSION);
    token.write(invitation, WorkerProtocol.TOKEN_OFFSET);
    invitation.putInt(WorkerProtocol.INVITATION_LENGTH_OFFSET, path.length);
    invitation.put(WorkerProtocol.INVITATION_PATH_OFFSET, path);
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(invitation.array());
    } catch (IOException e) {
      // It ended before it read a byte; join() says so.
    }
  }
}
