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
 * {@code race/run-targets}. Most of the runs are made {@value #BATCH} to a JVM, see {@link
 * TargetLoop}; targets that say so, and those with an exit status, have a JVM for each run.
 *
 * <pre>TargetRunner MODULE_DIRECTORY RUNS NAME_PATTERN JVMS_AT_A_TIME</pre>
 */
public final class TargetRunner {

  /** How a target did. */
  private record Result(Target target, int runs, int failed, List<String> firstProblems) {}

  private static final int BATCH = 20;

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
            .filter(Target::isRun)
            .filter(target -> names.matcher(target.name()).find())
            .toList();
    long begin = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(args[3]));
    List<Result> results = runAll(pool, Path.of(args[0]), targets, chosen, runs);
    pool.shutdown();
    System.exit(summarize(results, Duration.ofNanos(System.nanoTime() - begin)) ? 0 : 1);
  }

  private static List<Result> runAll(
      ExecutorService pool, Path module, Targets targets, List<Target> chosen, int runs)
      throws InterruptedException, ExecutionException {
    List<Target> together = chosen.stream().filter(t -> !t.isAlone()).toList();
    List<Future<Map<Target, List<String>>>> batches = new ArrayList<>();
    for (int first = 0; first < runs && !together.isEmpty(); first += BATCH) {
      int seed = first;
      int count = Math.min(BATCH, runs - first);
      batches.add(pool.submit(() -> TargetBatch.problems(module, targets, together, seed, count)));
    }
    Map<Target, Alone> alone = new LinkedHashMap<>();
    List<Future<?>> singles = new ArrayList<>();
    for (int first = 0; first < runs; first++) {
      int seed = first;
      for (Target target : chosen) {
        if (target.isAlone()) {
          Alone all = alone.computeIfAbsent(target, t -> new Alone(t, runs));
          singles.add(pool.submit(() -> all.run(targets, seed)));
        }
      }
    }
    Map<Target, List<String>> problems = new LinkedHashMap<>();
    for (Future<Map<Target, List<String>>> batch : batches) {
      batch
          .get()
          .forEach(
              (target, p) -> problems.computeIfAbsent(target, t -> new ArrayList<>()).addAll(p));
      System.out.printf("a batch of %d runs of %d targets has ended%n", BATCH, together.size());
    }
    for (Future<?> single : singles) {
      Object unused = single.get();
    }
    List<Result> results = new ArrayList<>();
    for (Target target : chosen) {
      List<String> own = problems.getOrDefault(target, List.of());
      Alone single = alone.get(target);
      results.add(single != null ? single.result() : new Result(target, runs, own.size(), own));
    }
    return results;
  }

  /** The runs of a target that has a JVM for each, and says from time to time how far they are. */
  private static final class Alone {
    private final Target target;
    private final int runs;
    private int done;
    private int failed;
    private List<String> first = List.of();

    Alone(Target target, int runs) {
      this.target = target;
      this.runs = runs;
    }

    Object run(Targets targets, long seed) throws IOException, InterruptedException {
      List<String> problems = TargetRun.problems(targets, target, seed);
      synchronized (this) {
        done++;
        if (!problems.isEmpty()) {
          first = failed++ == 0 ? problems : first;
        }
        if (done % BATCH == 0 || done == runs) {
          System.out.printf("%s: %d of %d runs, %d failed%n", target.name(), done, runs, failed);
        }
      }
      return problems;
    }

    synchronized Result result() {
      return new Result(target, done, failed, first);
    }
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
            result.target.name(),
            result.failed,
            result.runs,
            String.join(
                "; ", result.firstProblems.subList(0, Math.min(2, result.firstProblems.size()))));
      }
    }
    return !results.isEmpty() && failed == 0;
  }
}
