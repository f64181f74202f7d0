package dev.dure.race.targets;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Circumstances of a run that change its schedule and not the program: how the JVM compiles and
 * collects, how many processors there are and which, and the seed of the pauses that {@code
 * targets.Run} makes before each part.
 *
 * @param command what comes before {@code java}
 * @param options of the JVM
 */
record Perturbation(List<String> command, List<String> options) {

  private static final List<List<String>> COMPILERS =
      List.of(
          List.of(),
          List.of(),
          List.of("-Xint"),
          List.of("-XX:TieredStopAtLevel=1"),
          List.of("-XX:-TieredCompilation"),
          List.of("-Xcomp", "-XX:TieredStopAtLevel=1"));
  private static final List<String> COLLECTORS =
      List.of("-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC", "-XX:+UseZGC");

  /** As the JVM would run it by itself. */
  static Perturbation none() {
    return new Perturbation(List.of(), List.of());
  }

  /** The circumstances with a number; 0 is {@link #none}. */
  static Perturbation of(long seed) {
    if (seed == 0) {
      return none();
    }
    Random random = new Random(seed);
    List<String> command = new ArrayList<>();
    if (random.nextInt(4) == 0 && isThere("/usr/bin/taskset")) {
      command.addAll(List.of("/usr/bin/taskset", "-c", "0"));
    }
    if (random.nextInt(4) == 0 && isThere("/usr/bin/nice")) {
      command.addAll(List.of("/usr/bin/nice", "-n", "" + (1 + random.nextInt(19))));
    }
    List<String> options = new ArrayList<>(COMPILERS.get(random.nextInt(COMPILERS.size())));
    options.add(COLLECTORS.get(random.nextInt(COLLECTORS.size())));
    options.add("-XX:ActiveProcessorCount=" + (1 + random.nextInt(4)));
    options.add("-Ddure.targets.seed=" + seed);
    return new Perturbation(command, options);
  }

  private static boolean isThere(String program) {
    return new File(program).canExecute();
  }
}
