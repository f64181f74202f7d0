package dev.dure.race.targets;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs a target under the agent, in a JVM of its own, and compares with what is expected. */
final class TargetRun {

  private static final long LIMIT_SECONDS = Long.getLong("dure.targets.limitSeconds", 180);

  private final Targets targets;
  private final Target target;
  private final Perturbation perturbation;
  private final List<String> problems = new ArrayList<>();

  private TargetRun(Targets targets, Target target, Perturbation perturbation) {
    this.targets = targets;
    this.target = target;
    this.perturbation = perturbation;
  }

  /**
   * Runs once.
   *
   * @return what was not as expected; empty if all was
   */
  static List<String> problems(Targets targets, Target target, long seed)
      throws IOException, InterruptedException {
    TargetRun run = new TargetRun(targets, target, Perturbation.of(seed));
    Path directory = Files.createTempDirectory("dure-target");
    try {
      run.in(directory);
      if (!run.problems.isEmpty() && seed != 0) {
        run.problems.add("seed " + seed + ": " + run.perturbation);
      }
    } finally {
      delete(directory);
    }
    return run.problems;
  }

  static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> command(Path report) {
    List<String> command = new ArrayList<>(perturbation.command());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(perturbation.options());
    // What the JVM itself has to say about agents and archives is not the target's output.
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-Xmx1g");
    command.add("-javaagent:" + targets.agent() + "=report=json,file=" + encoded(report));
    command.addAll(List.of("-cp", join(targets.classPath()), target.className()));
    return command;
  }

  /** As the agent's options want it. */
  private static String encoded(Path path) {
    return path.toString().replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
  }

  private void in(Path directory) throws IOException, InterruptedException {
    Path report = directory.resolve("report.json");
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command(report));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    if (target.stopped() > 0) {
      stopLater(process, out);
    }
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      problems.add("did not end in " + LIMIT_SECONDS + " s");
    } else {
      expect("exit status", target.exit(), process.exitValue());
    }
    expect("standard output", target.prints(), Files.readAllLines(out));
    checkErrors(Files.readString(err));
    if (Files.exists(report)) {
      target.compare(Report.read(report).findings(), problems);
    } else {
      problems.add("there is no report");
    }
  }

  /** The time counts from when the target has come to where it hangs, as it says by its lines. */
  private void stopLater(Process process, Path out) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (process.isAlive()
        && Files.readAllLines(out).size() < target.prints().size()
        && System.nanoTime() - end < 0) {
      Thread.sleep(50);
    }
    if (!process.waitFor(target.stopped(), TimeUnit.SECONDS)) {
      process.destroy();
    }
  }

  /** The checker's own troubles are told there. */
  private void checkErrors(String text) {
    boolean isTrouble = text.lines().anyMatch(line -> line.startsWith("dure: "));
    if (isTrouble || (!problems.isEmpty() && !text.isBlank())) {
      problems.add("on standard error: " + text.strip());
    }
  }

  private void expect(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      problems.add(what + ": " + actual + " instead of " + expected);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
