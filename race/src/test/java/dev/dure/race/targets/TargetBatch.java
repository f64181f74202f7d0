package dev.dure.race.targets;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some runs of many targets in one JVM, see {@link TargetLoop}, under one perturbation. */
final class TargetBatch {

  private TargetBatch() {}

  /**
   * Runs.
   *
   * @return of each target what was not as expected, one text for each run that failed
   */
  static Map<Target, List<String>> problems(
      Path module, Targets targets, List<Target> chosen, long firstSeed, int runs)
      throws IOException {
    Map<String, Target> byName = new LinkedHashMap<>();
    Map<Target, List<String>> failures = new LinkedHashMap<>();
    Map<Target, Integer> done = new LinkedHashMap<>();
    for (Target target : chosen) {
      byName.put(target.name(), target);
      failures.put(target, new ArrayList<>());
    }
    Perturbation perturbation = Perturbation.of(firstSeed);
    Process process = start(perturbation, module, targets, byName.keySet(), firstSeed, runs);
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 3);
        Target target = byName.get(words[0]);
        if (target != null && words.length == 3) {
          done.merge(target, 1, Integer::sum);
          if (!words[2].isEmpty()) {
            failures
                .computeIfAbsent(target, t -> new ArrayList<>())
                .add("seed " + words[1] + ": " + words[2] + " " + perturbation);
          }
        }
      }
    } finally {
      process.destroyForcibly();
    }
    failures.forEach(
        (target, problems) -> {
          for (int run = done.getOrDefault(target, 0); run < runs; run++) {
            problems.add("not run, the JVM ended before");
          }
        });
    return failures;
  }

  private static Process start(
      Perturbation perturbation,
      Path module,
      Targets targets,
      Iterable<String> names,
      long firstSeed,
      int runs)
      throws IOException {
    List<String> command = new ArrayList<>(perturbation.command());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(perturbation.options());
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-Xmx1500m");
    command.add("-javaagent:" + targets.agent() + "=report=text");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TargetLoop.class.getName());
    command.addAll(List.of(module.toString(), targets.classes().toString()));
    command.addAll(List.of(Long.toString(firstSeed), Integer.toString(runs)));
    names.forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }
}
