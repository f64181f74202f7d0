package dev.dure.race.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * The long run: each target many times under perturbed schedules, on this JVM's JDK. Started by
 * {@code race/run-targets}.
 *
 * <pre>TargetRunner MODULE_DIRECTORY RUNS NAME_PATTERN</pre>
 */
public final class TargetRunner {

  /** How a target did. */
  private record Result(Target target, int runs, int failed, List<String> firstProblems) {}

  private TargetRunner() {}

  /** Runs; the exit status is 1 if any run was not as expected. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    int runs = Integer.parseInt(args[1]);
    Pattern names = Pattern.compile(args[2]);
    Path classes = Files.createTempDirectory("dure-targets");
    Targets targets = Targets.prepare(Path.of(args[0]), classes);
    List<Target> chosen =
        targets.all().stream()
            .filter(target -> target.jdk() <= Runtime.version().feature())
            .filter(target -> target.limit().isEmpty())
            .filter(target -> names.matcher(target.name()).find())
            .toList();
    long begin = System.nanoTime();
    List<Result> results = runAll(targets, chosen, runs);
    System.exit(summarize(results, Duration.ofNanos(System.nanoTime() - begin)) ? 0 : 1);
  }

  private static List<Result> runAll(Targets targets, List<Target> chosen, int runs)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Map<Target, Future<Result>> pending = new LinkedHashMap<>();
    for (Target target : chosen) {
      pending.put(target, pool.submit(() -> run(targets, target, runs)));
    }
    List<Result> results = new ArrayList<>();
    for (Map.Entry<Target, Future<Result>> entry : pending.entrySet()) {
      Result result = entry.getValue().get();
      results.add(result);
      System.out.printf(
          "%4d of %d  %-50s %s%n",
          results.size(),
          chosen.size(),
          entry.getKey().name(),
          result.failed == 0 ? "ok" : result.failed + " of " + runs + " FAILED");
      result.firstProblems.forEach(problem -> System.out.println("       " + problem));
    }
    pool.shutdown();
    return results;
  }

  private static Result run(Targets targets, Target target, int runs)
      throws IOException, InterruptedException {
    int failed = 0;
    List<String> first = List.of();
    for (int seed = 0; seed < runs; seed++) {
      List<String> problems = TargetRun.problems(targets, target, seed);
      if (!problems.isEmpty()) {
        first = failed++ == 0 ? problems : first;
      }
    }
    return new Result(target, runs, failed, first);
  }

  private static boolean summarize(List<Result> results, Duration time) {
    long racy = results.stream().filter(result -> !result.target.expected().isEmpty()).count();
    long failed = results.stream().filter(result -> result.failed > 0).count();
    int runs = results.stream().mapToInt(Result::runs).sum();
    int failedRuns = results.stream().mapToInt(Result::failed).sum();
    System.out.printf(
        "%nJDK %s: %d targets (%d racy, %d clean), %d runs in %d s; failed: %d targets, %d runs%n",
        Runtime.version(),
        results.size(),
        racy,
        results.size() - racy,
        runs,
        time.toSeconds(),
        failed,
        failedRuns);
    for (Result result : results) {
      if (result.failed > 0) {
        System.out.printf(
            "  %-50s %d of %d  %s%n",
            result.target.name(), result.failed, result.runs, result.firstProblems.get(0));
      }
    }
    return !results.isEmpty() && failed == 0;
  }
}
