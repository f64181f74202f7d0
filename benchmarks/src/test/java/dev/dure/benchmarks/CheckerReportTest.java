package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckerReportTest {

  private static final CheckerSettings ALL = CheckerSettings.parse();

  private static Outcome outcome(double factor, double heap) {
    List<Double> heaps = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      heaps.add(heap);
    }
    return new Outcome(1, 1e9 * factor, 1e9 * factor, heaps, 0);
  }

  private static CheckerReport report(CheckerSettings settings, double factor, double heap) {
    CheckerTrials trials = CheckerTrials.of(settings);
    List<Trial> all = new ArrayList<>(trials.applications());
    all.addAll(trials.kernels().values());
    all.addAll(trials.steady());
    all.addAll(trials.starts());
    all.forEach(trial -> trial.add(outcome(1, 1e6), outcome(factor, 1e6 * heap)));
    return new CheckerReport("- facts\n", trials);
  }

  @Test
  void saysOfEachGoalWhetherItWasReached() throws Exception {
    String text = report(ALL, 2.5, 2.9).markdown(true);

    assertThat(text)
        .startsWith("# What the checker costs\n")
        .contains("- facts\n", "## Goals", "2.50 × (2.50 – 2.50)", "| ≤ 1.50 s")
        .doesNotContain("**not reached**");
    assertThat(text.lines().filter(line -> line.endsWith("| reached |"))).hasSize(23);
  }

  @Test
  void applicationsMayTakeFiveTimesAsLongAndThreeTimesAsMuch() {
    CheckerSettings settings = CheckerSettings.parse("--only", "RAY_TRACER|LRU");

    assertThat(report(settings, 4.9, 2.9).verdicts()).hasSize(3).allMatch(Verdict::reached);
    assertThat(report(settings, 5.1, 2.9).verdicts()).filteredOn(v -> !v.reached()).hasSize(2);
    assertThat(report(settings, 4.9, 3.1).verdicts()).filteredOn(v -> !v.reached()).hasSize(1);
  }

  @Test
  void locksMayTakeLongerThanOtherKernels() {
    CheckerSettings settings = CheckerSettings.parse("--only", "LOCK_OWN|QUICKSORT");

    assertThat(report(settings, 20, 1).verdicts())
        .extracting(Verdict::reached)
        .containsExactly(false, true);
  }

  @Test
  void whatFailedReachesNothing() throws Exception {
    CheckerTrials trials = CheckerTrials.of(ALL);
    List<Trial> all = new ArrayList<>(trials.applications());
    all.addAll(trials.kernels().values());
    all.addAll(trials.steady());
    all.addAll(trials.starts());
    all.forEach(trial -> trial.fail("it hangs"));
    CheckerReport report = new CheckerReport("- facts\n", trials);

    assertThat(report.verdicts()).isNotEmpty().noneMatch(Verdict::reached);
    assertThat(report.markdown(true)).contains("failed: it hangs", "not measured: ");
  }

  @Test
  void aQuickRunGivesNoVerdict() throws Exception {
    assertThat(report(ALL, 2, 2).markdown(false)).doesNotContain("## Goals", "reached |");
  }
}
