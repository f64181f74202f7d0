package dev.dure.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The {@code python3} of the path, and the script that it runs. */
final class Python implements AutoCloseable {

  /** What is said where there is none. */
  static final String MISSING =
      "python3 is not on the path, so there is nobody to compare with. Install Python 3.9 or newer.";

  private static final String COMMAND = "python3";

  /** What pools are measured against. */
  static final String POOL_SCRIPT = "pool_against_python.py";

  private static final String SCRIPT = "against_python.py";
  private static final int PATIENCE_SECONDS = 120;
  private static final String RESULT = "nanos ";

  private final String version;
  private final Path script;

  private Python(String version, Path script) {
    this.version = version;
    this.script = script;
  }

  /** Looks for Python; empty if the path has none, or none that runs. */
  static Optional<Python> find() throws IOException, InterruptedException {
    return find(SCRIPT);
  }

  /** The same, with another script. */
  static Optional<Python> find(String name) throws IOException, InterruptedException {
    String version;
    try {
      version = run(List.of(COMMAND, "--version")).strip();
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
    // A process that Python spawns imports the script again, so it must be a file.
    Path script = Files.createTempFile("dure-", "-" + name);
    try (InputStream resource = Python.class.getResourceAsStream(name)) {
      Files.copy(
          Objects.requireNonNull(resource, name), script, StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of(new Python(version, script));
  }

  /** Such as {@code Python 3.13.1}. */
  String version() {
    return version;
  }

  /** Nanoseconds per step, as many values as the script prints for these arguments. */
  List<Double> measure(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(COMMAND, script.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return parse(run(command));
  }

  /**
   * The numbers in what the script printed.
   *
   * @throws IllegalStateException if there is anything else, or nothing
   */
  static List<Double> parse(String output) {
    List<Double> numbers = new ArrayList<>();
    for (String line : output.lines().toList()) {
      numbers.add(number(line));
    }
    if (numbers.isEmpty()) {
      throw new IllegalStateException(COMMAND + " printed no result.");
    }
    return numbers;
  }

  private static double number(String line) {
    if (line.startsWith(RESULT)) {
      try {
        double number = Double.parseDouble(line.substring(RESULT.length()));
        if (number > 0 && number < Double.POSITIVE_INFINITY) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below
      }
    }
    throw new IllegalStateException(
        COMMAND
            + " printed \""
            + line
            + "\"; expected is \""
            + RESULT
            + "\" and a number above 0.");
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("dure-python", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command)
                + (ended
                    ? " ended with " + process.exitValue()
                    : " did not end within " + PATIENCE_SECONDS + " s")
                + "; it printed: "
                + printed);
      }
      return printed;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(script);
  }
}
