package dev.dure.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      List<String> before, JvmCommand.Launch launch, WorkerOptions options, StderrPump stderr)
      throws IOException {
    List<String> line = new ArrayList<>(before);
    line.addAll(launch.line());
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> environment = builder.environment();
    for (String variable : JVM_VARIABLES) {
      environment.remove(variable);
    }
    environment.putAll(options.environment());
    options.directory().map(Path::toFile).ifPresent(builder::directory);
    builder.redirectOutput(options.stdout());
    builder.redirectError(stderr.forProcess());
    return builder.start();
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
