package dev.dure.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs JMH benchmarks in rounds: in each, every benchmark has one fork. So the forks of a benchmark
 * and of its peer lie side by side in time, and what disturbs the machine for a minute disturbs
 * both.
 *
 * <p>A benchmark's key is class and method, and its parameters if it has any, in the order of their
 * names: {@code LockBenchmark.sharedLock[age=old,space=heap]}.
 */
final class JmhRounds {

  private final Settings settings;
  private final Map<String, List<Double>> nanos = new TreeMap<>();

  JmhRounds(Settings settings) {
    this.settings = settings;
  }

  /** Runs all that the catalogue names; what has a goal more often. */
  static JmhRounds measure(List<Section> sections, Settings settings)
      throws IOException, RunnerException {
    JmhRounds rounds = new JmhRounds(settings);
    Schedule schedule = Schedule.of(sections);
    for (int round = 1; round <= Math.max(settings.goalRounds(), settings.rounds()); round++) {
      if (round <= settings.goalRounds()) {
        Progress.say("JMH, what has a goal, round " + round + " of " + settings.goalRounds());
        rounds.round(schedule.often(), settings.iterations());
      }
      if (round <= settings.rounds()) {
        Progress.say("JMH, the rest, round " + round + " of " + settings.rounds());
        rounds.round(schedule.seldom(), settings.iterations());
        rounds.round(schedule.once(), settings.starts());
      }
    }
    return rounds;
  }

  /** The class and method of a key. */
  static String method(String key) {
    int parameters = key.indexOf('[');
    return parameters < 0 ? key : key.substring(0, parameters);
  }

  /** Nanoseconds per operation, one value a fork, in the order of the forks. */
  List<Double> nanos(String key) {
    List<Double> found = nanos.get(key);
    if (found == null) {
      throw new IllegalArgumentException(
          "No benchmark \"" + key + "\" was run, only " + nanos.keySet() + ".");
    }
    return found;
  }

  private void round(Set<String> methods, int iterations) throws IOException, RunnerException {
    TimeValue iteration = TimeValue.milliseconds(settings.iterationMillis());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(1)
            .warmupIterations(settings.warmups())
            .warmupTime(iteration)
            .measurementIterations(iterations)
            .measurementTime(iteration)
            .shouldFailOnError(true);
    for (String method : methods) {
      options.include("^" + Pattern.quote(JmhRounds.class.getPackageName() + "." + method) + "$");
    }
    run(options).forEach(this::add);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options)
      throws IOException, RunnerException {
    Path log = Files.createTempFile("dure-jmh", ".log");
    try {
      return new Runner(options.output(log.toString()).build()).run();
    } catch (RunnerException e) {
      System.err.println(Files.readString(log, StandardCharsets.UTF_8));
      throw e;
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private void add(RunResult result) {
    BenchmarkParams params = result.getParams();
    long unit = TimeUnit.NANOSECONDS.convert(1, params.getTimeUnit());
    List<Double> iterations =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(iteration -> iteration.getPrimaryResult().getScore() * unit)
            .toList();
    add(key(params), Spread.of(iterations).median());
  }

  /** One more fork of a benchmark. */
  void add(String key, double forkNanos) {
    nanos.computeIfAbsent(key, k -> new ArrayList<>()).add(forkNanos);
  }

  /** The key of a benchmark with its parameters. */
  static String key(BenchmarkParams params) {
    String name = params.getBenchmark();
    String method = name.substring(JmhRounds.class.getPackageName().length() + 1);
    String parameters =
        params.getParamsKeys().stream()
            .sorted()
            .map(p -> p + "=" + params.getParam(p))
            .collect(Collectors.joining(","));
    return parameters.isEmpty() ? method : method + "[" + parameters + "]";
  }
}
