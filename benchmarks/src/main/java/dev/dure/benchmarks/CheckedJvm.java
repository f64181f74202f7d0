package dev.dure.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs programs of {@link dev.dure.benchmarks.programs}, each in a JVM of its own.
 *
 * @param agent the checker's jar
 * @param reports where what it finds is written, and what the programs say on standard error
 */
record CheckedJvm(Path agent, Path reports) {

  /**
   * As {@code ./dure} starts it: the agent costs a part of the archive of classes, and that is no
   * news.
   */
  private static final String NO_WARNING = "-XX:-PrintWarnings";

  private static final Pattern SUMMARY = Pattern.compile("dure: (no|\\d+) data races? found");

  private static final int PATIENCE_MINUTES = 5;

  /** A program did not do what it should. */
  static final class FailedException extends Exception {
    private static final long serialVersionUID = 1;

    FailedException(String message) {
      super(message);
    }
  }

  /**
   * Runs a program and waits for its end.
   *
   * @param name of the files in the reports
   * @param seconds that it is meant to run, if it is told to
   * @param checked whether with the agent
   */
  Outcome run(String name, Class<?> main, List<String> arguments, int seconds, boolean checked)
      throws IOException, InterruptedException, FailedException {
    Path findings = reports.resolve(name + ".findings.txt");
    Path errors = reports.resolve(name + (checked ? ".checked" : "") + ".stderr.txt");
    boolean _ = Files.deleteIfExists(findings);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    if (checked) {
      command.addAll(List.of(NO_WARNING, "-javaagent:" + agent + "=file=" + encoded(findings)));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Outcome.Builder outcome = new Outcome.Builder();
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Thread.ofVirtual().start(() -> endAfterPatience(process, seconds));
    int code;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        outcome.add(line, System.nanoTime() - start);
      }
      code = process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    if (code != 0) {
      throw new FailedException(
          (checked ? "with the agent it" : "it") + " ended with " + code + ", see " + errors);
    }
    return outcome.build(checked ? races(findings) : 0);
  }

  private static void endAfterPatience(Process process, int seconds) {
    try {
      long patience = TimeUnit.MINUTES.toSeconds(PATIENCE_MINUTES) + seconds;
      if (!process.waitFor(patience, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /** In the agent's argument some characters mean something. */
  private static String encoded(Path path) {
    return path.toString().replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
  }

  /** How many races the agent says, in its last line, that it found. */
  private static int races(Path findings) throws IOException, FailedException {
    List<String> lines = Files.readAllLines(findings);
    Matcher summary = SUMMARY.matcher(lines.isEmpty() ? "" : lines.getLast());
    if (!summary.matches()) {
      throw new FailedException("the agent wrote no summary to " + findings);
    }
    return summary.group(1).equals("no") ? 0 : Integer.parseInt(summary.group(1));
  }
}
