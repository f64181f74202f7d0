package dev.dure.cli;

import dev.dure.samples.Lesson;
import dev.dure.samples.Outcome;
import dev.dure.samples.Scope;
import dev.dure.samples.Variant;
import dev.dure.samples.WorkerFailedException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code dure tour}: runs the lessons, broken and mended, and shows what was lost.
 *
 * <p>A broken variant that by luck loses nothing is no failure; a mended one that is not exact is.
 * Where a scope is not to be had, its rows say so and the others still count.
 */
@Command(
    name = "tour",
    description = {
      "Runs the three lessons on threads and on processes, broken and mended, and shows what was"
          + " lost, and what the checker finds on threads. Nothing is simulated."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Each mended variant is exact, and silent under the checker.",
      "1:A mended variant is not, or a run failed or was not possible.",
      "2:The arguments make no sense.",
      "130:Interrupted."
    },
    footer = {
      "",
      "Lesson 1: many workers add to one counter.",
      "Lesson 2: many workers append to one list; the broken variant makes a lock per call.",
      "Lesson 3: workers with memory of their own, one shared value and one shared array; the"
          + " broken variant reads, then writes."
    })
final class TourCommand implements Callable<Integer> {

  static final int MAX_WORKERS = 100;

  /** Lesson 2 keeps this many elements, twice. */
  static final int MAX_TOTAL_STEPS = 10_000_000;

  private static final int INTERRUPTED = 130;
  private static final int TERMINATED = 143;

  private final List<Lesson> lessons;
  private final Function<Scope, Optional<String>> whyAbsent;
  private final LessonChecker checker;

  @Spec private CommandSpec spec;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "10",
      description = "Threads or processes in each run, 1 to 100; default ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "Steps of each worker; default ${DEFAULT-VALUE}. All workers together do at most"
              + " 10,000,000.")
  private int steps;

  @Option(
      names = "--lesson",
      paramLabel = "N",
      split = ",",
      description = "Only this lesson, 1 to 3. Several: 1,3.")
  private List<Integer> numbers = List.of();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      converter = ScopeConverter.class,
      description = "Only this scope: threads or processes.")
  private List<Scope> scopes = List.of();

  @Option(
      names = "--json",
      description = "Prints the results as JSON, and nothing else on standard output.")
  private boolean json;

  TourCommand() {
    this(Lesson.all(), Scope::whyAbsent, LessonChecker.of(AgentJar.ofLauncher()));
  }

  /** For tests: other lessons, on another machine, under another checker. */
  @SuppressWarnings("NullAway.Init") // picocli sets the other fields
  TourCommand(
      List<Lesson> lessons, Function<Scope, Optional<String>> whyAbsent, LessonChecker checker) {
    this.lessons = lessons;
    this.whyAbsent = whyAbsent;
    this.checker = checker;
  }

  @Override
  public Integer call() {
    checkOptions();
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Report report =
        json ? new JsonReport(out) : new TableReport(out, Terminal.wantsColour(Terminal.STDOUT));
    Progress progress = new Progress(err, Terminal.canUpdate(Terminal.STDERR));
    try {
      return run(report, progress, err);
    } catch (InterruptedException e) {
      progress.ended();
      err.println("dure tour: interrupted.");
      return INTERRUPTED;
    } catch (WorkerFailedException e) {
      progress.ended();
      // Ctrl-C goes to every process of the terminal, and may reach a worker first.
      if (e.exitCode() == INTERRUPTED || e.exitCode() == TERMINATED) {
        err.println("dure tour: interrupted.");
        return e.exitCode();
      }
      err.println("dure tour: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private int run(Report report, Progress progress, PrintWriter err) throws InterruptedException {
    List<Lesson> chosen = lessons.stream().filter(this::isChosen).toList();
    Map<Scope, String> absent = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      if (chosen.stream().anyMatch(lesson -> lesson.scope() == scope)) {
        whyAbsent.apply(scope).ifPresent(why -> absent.put(scope, why));
      }
    }
    long present = chosen.stream().filter(it -> !absent.containsKey(it.scope())).count();
    int runs = (int) present * Variant.values().length;
    List<Result> results = new ArrayList<>();
    report.begin(workers, steps);
    for (Lesson lesson : chosen) {
      if (absent.containsKey(lesson.scope())) {
        report.addAbsent(lesson);
        continue;
      }
      for (Variant variant : Variant.values()) {
        progress.starting(results.size() + 1, runs, lesson, variant, workers);
        Outcome outcome = lesson.run(variant).run(workers, steps);
        Result result = new Result(lesson, variant, outcome, checker.check(lesson, variant));
        progress.ended();
        results.add(result);
        report.add(result);
      }
    }
    report.end(results);
    absent.forEach((scope, why) -> err.println("No lessons on " + scope + ": " + why));
    return verdict(results, err);
  }

  /** The exit code; where it is not 0, with the reason on {@code err}. */
  private static int verdict(List<Result> results, PrintWriter err) {
    for (Result result : results) {
      if (!result.isAsPromised() && !result.isSilent()) {
        err.printf(
            Locale.ROOT,
            "dure tour: the checker found something in lesson %d on %s, although mended: %s."
                + " Please report this.%n",
            result.lesson().topic().number(),
            result.lesson().scope(),
            String.join("; ", Objects.requireNonNull(result.found())));
      } else if (!result.isAsPromised()) {
        err.printf(
            Locale.ROOT,
            "dure tour: lesson %d on %s is not exact although mended: expected %,d, observed %,d."
                + " Please report this.%n",
            result.lesson().topic().number(),
            result.lesson().scope(),
            result.outcome().expected(),
            result.outcome().observed());
      }
    }
    boolean good = !results.isEmpty() && results.stream().allMatch(Result::isAsPromised);
    return good ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean isChosen(Lesson lesson) {
    return (numbers.isEmpty() || numbers.contains(lesson.topic().number()))
        && (scopes.isEmpty() || scopes.contains(lesson.scope()));
  }

  private void checkOptions() {
    checkRange("--workers", workers, MAX_WORKERS);
    checkRange("--steps", steps, MAX_TOTAL_STEPS);
    for (int number : numbers) {
      checkRange("--lesson", number, 3);
    }
    if ((long) workers * steps > MAX_TOTAL_STEPS) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "%,d workers with %,d steps each do %,d steps in all; allowed are %,d.",
              workers,
              steps,
              (long) workers * steps,
              MAX_TOTAL_STEPS));
    }
  }

  private void checkRange(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(Locale.ROOT, "%s has to be from 1 to %,d; it is %,d.", option, max, value));
    }
  }

  /** Takes a scope as it is written in the results. */
  static final class ScopeConverter implements ITypeConverter<Scope> {
    @Override
    public Scope convert(String value) {
      for (Scope scope : Scope.values()) {
        if (scope.toString().equals(value)) {
          return scope;
        }
      }
      throw new TypeConversionException(
          "there is no scope '" + value + "'; allowed are threads and processes");
    }
  }
}
