package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class PoolResultsTest {

  private static Comparison comparison(String what, String peer, double dure, double peers) {
    return new Comparison(
        what,
        List.of(dure),
        peer,
        List.of(peers),
        Comparison.Ratio.SPEEDUP,
        what.equals(PoolDuels.ROUND_TRIP) ? Goal.atLeast(20) : null);
  }

  /** A run in which each time that has a goal was so much of it. */
  private static List<Comparison> run(double share) {
    List<Comparison> comparisons = new ArrayList<>();
    for (PoolDuels.Time time : PoolDuels.TIMES) {
      double nanos = time.goal().limit() * share;
      comparisons.add(comparison(time.what(), time.peer(), nanos, 30 * nanos));
    }
    return comparisons;
  }

  private static String text(List<Comparison> python) throws IOException {
    List<Comparison> threads = List.of(comparison("threads", "`ForkJoinPool`", 1, 2));
    return PoolResults.markdown(
        "- facts\n", python, threads, PoolResults.verdicts(python, threads));
  }

  @Test
  void saysOfEachGoalWhetherItWasReached() throws IOException {
    assertThat(text(run(0.5)))
        .startsWith("# Results: pools\n")
        .contains("- facts\n", "| ≤ 10.0 µs | reached", "| ≥ 20.0 ×", "`ForkJoinPool`")
        .doesNotContain("**not reached**");
    assertThat(PoolResults.verdicts(run(1.1), List.of()))
        .filteredOn(verdict -> !verdict.reached())
        .hasSameSizeAs(PoolDuels.TIMES);
  }

  @Test
  void withoutPythonItsGoalsAreNotReached() throws IOException {
    assertThat(text(List.of())).contains("not measured: " + Python.MISSING, "**not reached**");
  }

  @Test
  void allOfItRuns() throws Exception {
    PoolSettings quick = PoolSettings.QUICK;
    List<Comparison> all =
        new ArrayList<>(
            PoolDuels.measure(PoolDuels.againstThreads(quick), quick.rounds(), "threads"));
    Optional<Python> found = Python.find(Python.POOL_SCRIPT);
    if (found.isPresent()) {
      try (Python python = found.get()) {
        all.addAll(
            PoolDuels.measure(PoolDuels.againstPython(python, quick), quick.rounds(), "Python"));
        assertThat(PoolResults.verdicts(all, List.of()))
            .noneMatch(verdict -> verdict.measured().startsWith("not measured"));
      }
    }
    assertThat(all).allMatch(comparison -> comparison.ratio().median() > 0);
  }
}
