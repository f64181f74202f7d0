package dev.dure.benchmarks;

import dev.dure.benchmarks.programs.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What the checker costs, as text.
 *
 * @param facts of the machine, in Markdown
 * @param trials what was measured
 */
record CheckerReport(String facts, CheckerTrials trials) {

  private static final String HEAD = "checker-head.md";

  private static final Goal SLOWDOWN = Goal.atMost(5);
  private static final Goal KERNEL = Goal.atMost(15);
  private static final Goal LOCK_CHURN = Goal.atMost(25);
  private static final Goal MEMORY = Goal.atMost(3);
  private static final Goal START = Goal.atMost(1.5e9);

  String markdown(boolean withVerdicts) throws IOException {
    StringBuilder text = new StringBuilder(head()).append("\n## Machine\n\n").append(facts);
    if (withVerdicts) {
      text.append("\n## Goals\n\n").append(Verdict.table(verdicts()));
    }
    section(text, "Applications, whole processes", applications());
    section(text, "Kernels, in the steady state", kernels());
    section(text, "Memory of a steady program", steady());
    section(text, "Start", starts());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, Table table) {
    text.append("\n## ").append(title).append("\n\n").append(table);
  }

  /** Whether each goal was reached; a program that failed reaches none. */
  List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    if (!trials.applications().isEmpty()) {
      verdicts.add(mean("wall", Outcome::wallNanos, SLOWDOWN));
      verdicts.add(mean("CPU", Outcome::cpuNanos, SLOWDOWN));
      verdicts.add(mean("live heap", Outcome::lastHeapBytes, MEMORY));
    }
    for (Map.Entry<Kernels, Trial> entry : trials.kernels().entrySet()) {
      verdicts.add(ofKernel(entry.getValue(), entry.getKey().isLockChurn() ? LOCK_CHURN : KERNEL));
    }
    for (Trial trial : trials.steady()) {
      verdicts.addAll(ofSteady(trial));
    }
    for (Trial trial : trials.starts()) {
      verdicts.add(ofStart(trial));
    }
    return verdicts;
  }

  /** Round by round, the geometric mean of what the agent multiplied. */
  private Verdict mean(String unit, ToDoubleFunction<Outcome> number, Goal goal) {
    String what = "applications, geometric mean — " + unit;
    List<List<Double>> ratios = new ArrayList<>();
    for (Trial trial : trials.applications()) {
      if (trial.failure() != null) {
        return Verdict.notMeasured(what, trial.words() + ": " + trial.failure());
      }
      ratios.add(trial.ratios(number));
    }
    List<Double> means = new ArrayList<>();
    for (int round = 0; round < ratios.getFirst().size(); round++) {
      int at = round;
      means.add(
          Math.exp(ratios.stream().mapToDouble(r -> Math.log(r.get(at))).average().orElseThrow()));
    }
    return ofRatio(what, Spread.of(means), goal);
  }

  private static Verdict ofKernel(Trial trial, Goal goal) {
    if (trial.failure() != null) {
      return Verdict.notMeasured(trial.words(), trial.failure());
    }
    Spread wall = trial.ratio(Outcome::wallNanos);
    Spread cpu = trial.ratio(Outcome::cpuNanos);
    return new Verdict(
        trial.words() + " — wall, CPU",
        Numbers.times(wall) + ", " + Numbers.times(cpu),
        goal.format(Numbers.times(goal.limit())),
        goal.reachedBy(wall) && goal.reachedBy(cpu));
  }

  private static List<Verdict> ofSteady(Trial trial) {
    if (trial.failure() != null) {
      return List.of(Verdict.notMeasured(trial.words(), trial.failure()));
    }
    Trend trend = Trend.of(trial.lastChecked().heapBytes());
    return List.of(
        ofRatio(
            "steady program — live heap",
            Spread.ofRatios(trial.lastChecked().heapBytes(), trial.lastPlain().heapBytes()),
            MEMORY),
        new Verdict(
            "steady program — growth in the second half",
            Numbers.megabytes(trend.growth()) + ", scatter " + Numbers.megabytes(trend.scatter()),
            "within the scatter",
            trend.isFlat()));
  }

  private static Verdict ofStart(Trial trial) {
    String what = "added to the start of " + trial.words();
    if (trial.failure() != null) {
      return Verdict.notMeasured(what, trial.failure());
    }
    Spread added = trial.added(Outcome::wallNanos);
    return new Verdict(
        what,
        Numbers.duration(added),
        START.format(Numbers.duration(START.limit())),
        START.reachedBy(added));
  }

  private static Verdict ofRatio(String what, Spread ratio, Goal goal) {
    return new Verdict(
        what,
        Numbers.times(ratio),
        goal.format(Numbers.times(goal.limit())),
        goal.reachedBy(ratio));
  }

  private Table applications() {
    Table table =
        new Table("what", "without", "with", "wall", "CPU", "live heap, without", "heap", "races");
    for (Trial trial : trials.applications()) {
      if (trial.failure() != null) {
        table.add(trial.words(), "failed: " + trial.failure(), "", "", "", "", "", "");
        continue;
      }
      table.add(
          trial.words(),
          Numbers.duration(trial.plain(Outcome::wallNanos)),
          Numbers.duration(trial.checked(Outcome::wallNanos)),
          Numbers.times(trial.ratio(Outcome::wallNanos)),
          Numbers.times(trial.ratio(Outcome::cpuNanos)),
          Numbers.megabytes(trial.plain(Outcome::lastHeapBytes).median()),
          Numbers.times(trial.ratio(Outcome::lastHeapBytes)),
          Integer.toString(trial.races()));
    }
    return table;
  }

  private Table kernels() {
    Table table = new Table("what", "without", "with", "wall", "CPU", "races");
    for (Trial trial : trials.kernels().values()) {
      if (trial.failure() != null) {
        table.add(trial.words(), "failed: " + trial.failure(), "", "", "", "");
        continue;
      }
      table.add(
          trial.words(),
          Numbers.duration(trial.plain(Outcome::wallNanos)),
          Numbers.duration(trial.checked(Outcome::wallNanos)),
          Numbers.times(trial.ratio(Outcome::wallNanos)),
          Numbers.times(trial.ratio(Outcome::cpuNanos)),
          Integer.toString(trial.races()));
    }
    return table;
  }

  private Table steady() {
    Table table = new Table("what", "agent", "live heap, second half", "growth in it", "scatter");
    for (Trial trial : trials.steady()) {
      if (trial.failure() != null) {
        table.add(trial.words(), "failed: " + trial.failure(), "", "", "");
        continue;
      }
      row(table, trial.words(), "without", Trend.of(trial.lastPlain().heapBytes()));
      row(table, trial.words(), "with", Trend.of(trial.lastChecked().heapBytes()));
    }
    return table;
  }

  private static void row(Table table, String words, String agent, Trend trend) {
    table.add(
        words,
        agent,
        Numbers.megabytes(trend.mean()),
        Numbers.megabytes(trend.growth()),
        Numbers.megabytes(trend.scatter()));
  }

  private Table starts() {
    Table table = new Table("what", "without", "with", "added");
    for (Trial trial : trials.starts()) {
      if (trial.failure() != null) {
        table.add(trial.words(), "failed: " + trial.failure(), "", "");
        continue;
      }
      table.add(
          trial.words(),
          Numbers.duration(trial.plain(Outcome::wallNanos)),
          Numbers.duration(trial.checked(Outcome::wallNanos)),
          Numbers.duration(trial.added(Outcome::wallNanos)));
    }
    return table;
  }

  private static String head() throws IOException {
    try (InputStream head = CheckerReport.class.getResourceAsStream(HEAD)) {
      return new String(Objects.requireNonNull(head, HEAD).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
