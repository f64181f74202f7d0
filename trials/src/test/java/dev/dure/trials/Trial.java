package dev.dure.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line: a JVM with the checker's agent, and what is around it. */
final class Trial {

  private static final int LIMIT_SECONDS = 120;

  /** What a user's own environment may hold and would disturb. */
  private static final List<String> FOREIGN = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private final Jdk jdk;
  private final Path directory;
  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private Map<String, String> environment = Map.of();
  private String agentOptions = "";
  private boolean checked = true;

  /**
   * Begins with the agent alone.
   *
   * @param directory for the report and the output
   */
  Trial(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
  }

  /** Without the agent, for comparison. */
  Trial unchecked() {
    checked = false;
    return this;
  }

  /** Options of the JVM that come before the agent's. */
  Trial before(String... options) {
    before.addAll(List.of(options));
    return this;
  }

  /** Options of the JVM that come after the agent's. */
  Trial after(String... options) {
    after.addAll(List.of(options));
    return this;
  }

  Trial environment(String name, String value) {
    environment = Map.of(name, value);
    return this;
  }

  /** Leaves out what is known; see {@code docs/checker-libraries.md}. */
  Trial suppress(Path file) {
    agentOptions += ",suppress=" + encoded(file);
    return this;
  }

  /** What the JVM runs: class path and main class, or a jar, and arguments. */
  Trial program(String... arguments) {
    program.addAll(List.of(arguments));
    return this;
  }

  /** Runs it to its end. */
  Outcome run() throws IOException, InterruptedException {
    Process process = start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(
            "did not end in " + LIMIT_SECONDS + " s: " + program + "\n" + Files.readString(err()));
      }
    } finally {
      process.destroyForcibly();
    }
    return outcome(process);
  }

  /** Starts it; {@link #outcome} when it has ended. */
  Process start() throws IOException {
    var command = new ArrayList<String>();
    command.add(jdk.java().toString());
    // What the JVM itself has to say of agents and archives is not the program's output.
    command.addAll(List.of("-XX:+DisplayVMOutputToStderr", "-Xmx1g"));
    command.addAll(before);
    if (checked) {
      String file = encoded(directory.resolve("report.json"));
      command.add("-javaagent:" + Programs.agent() + "=report=json,file=" + file + agentOptions);
    }
    command.addAll(after);
    command.addAll(program);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(FOREIGN);
    builder.environment().putAll(environment);
    Files.deleteIfExists(directory.resolve("report.json"));
    Process process = builder.redirectOutput(out().toFile()).redirectError(err().toFile()).start();
    process.getOutputStream().close();
    return process;
  }

  Outcome outcome(Process ended) throws IOException {
    return Outcome.read(ended.exitValue(), out(), err(), directory.resolve("report.json"));
  }

  Path out() {
    return directory.resolve("out");
  }

  private Path err() {
    return directory.resolve("err");
  }

  /** As the agent's options want it. */
  private static String encoded(Path path) {
    return path.toString().replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
  }
}
