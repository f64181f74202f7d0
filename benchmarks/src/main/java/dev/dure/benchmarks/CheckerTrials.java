package dev.dure.benchmarks;

import dev.dure.benchmarks.programs.ApplicationRun;
import dev.dure.benchmarks.programs.Applications;
import dev.dure.benchmarks.programs.EmptyProgram;
import dev.dure.benchmarks.programs.KernelRun;
import dev.dure.benchmarks.programs.Kernels;
import dev.dure.benchmarks.programs.MapperProgram;
import dev.dure.benchmarks.programs.SteadyRun;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that is measured of the checker.
 *
 * @param applications whole programs
 * @param kernels by which kernel
 * @param starts programs that only start
 * @param steady one program that runs for long; empty if it is not asked for
 */
record CheckerTrials(
    List<Trial> applications, Map<Kernels, Trial> kernels, List<Trial> starts, List<Trial> steady) {

  static CheckerTrials of(CheckerSettings settings) {
    Map<Kernels, Trial> kernels = new LinkedHashMap<>();
    for (Kernels kernel : EnumSet.allOf(Kernels.class)) {
      if (settings.measures(kernel.name())) {
        kernels.put(kernel, ofKernel(kernel, settings));
      }
    }
    return new CheckerTrials(
        Stream.of(Applications.values())
            .filter(application -> settings.measures(application.name()))
            .map(application -> ofApplication(application, settings))
            .toList(),
        kernels,
        Stream.of(
                new Trial(
                    "START_EMPTY", "a `main` that does nothing", EmptyProgram.class, List.of(), 0),
                new Trial(
                    "START_MAPPER", "Jackson's mapper, once", MapperProgram.class, List.of(), 0))
            .filter(trial -> settings.measures(trial.name()))
            .toList(),
        Stream.of(ofSteady(settings.steadySeconds()))
            .filter(trial -> settings.measures(trial.name()))
            .toList());
  }

  /** Every program with and without the agent, in turn. */
  void run(CheckedJvm jvm, int rounds) throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      Progress.say("with and without the agent in turn, round " + round + " of " + rounds);
      for (Trial trial : starts) {
        trial.round(jvm);
      }
      for (Trial trial : applications) {
        trial.round(jvm);
      }
      for (Trial trial : kernels.values()) {
        trial.round(jvm);
      }
    }
    for (Trial trial : steady) {
      Progress.say("a steady program, with and without the agent");
      trial.round(jvm);
    }
  }

  static Trial ofKernel(Kernels kernel, CheckerSettings settings) {
    List<String> arguments =
        List.of(kernel.name(), settings.warmUpMillis(), settings.steps(), settings.share());
    return new Trial(kernel.name(), kernel.words(), KernelRun.class, arguments, 0);
  }

  private static Trial ofApplication(Applications application, CheckerSettings settings) {
    List<String> arguments = List.of(application.name(), settings.share());
    return new Trial(application.name(), application.words(), ApplicationRun.class, arguments, 0);
  }

  private static Trial ofSteady(int seconds) {
    String words = "50 short threads a second, a pool, maps; " + seconds + " s";
    List<String> arguments = List.of(Integer.toString(seconds));
    return new Trial("STEADY", words, SteadyRun.class, arguments, seconds);
  }
}
