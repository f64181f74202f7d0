package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final List<Section> SECTIONS = Catalogue.sections();

  /** A run in which everything took 10 ns. */
  private static Report report(List<Comparison> python) {
    JmhRounds jmh = new JmhRounds(Settings.QUICK);
    SECTIONS.stream()
        .flatMap(section -> section.pairings().stream())
        .flatMap(pairing -> Stream.of(pairing.dure(), pairing.peer()))
        .distinct()
        .forEach(key -> jmh.add(key, 10));
    return new Report(
        "- facts\n", SECTIONS, jmh, new Contention(List.of(9e6)), python, exchanges());
  }

  private static Exchanges exchanges() {
    Exchanges exchanges = new Exchanges(Settings.QUICK, null);
    exchanges.add("round trip between two processes, waiting", "Dure", List.of(6e3));
    exchanges.add("round trip between two processes, waiting", "named pipe", List.of(7e3));
    return exchanges;
  }

  private static Comparison python(double nanos) {
    return new Comparison(
        "increment",
        List.of(10.0),
        "Python",
        List.of(nanos),
        Comparison.Ratio.SPEEDUP,
        Goal.atLeast(50));
  }

  @Test
  void saysOfEachGoalWhetherItWasReached() throws IOException {
    String text = report(List.of(python(500))).markdown(true);

    assertThat(text)
        .startsWith("# Results\n")
        .contains("- facts\n", "## Goals", "| ≥ 50.0 ×  | reached", "| ≤ 15.0 ms | reached")
        .doesNotContain("**not reached**");
    assertThat(text.lines().filter(line -> line.endsWith("| reached |"))).hasSize(10);
  }

  @Test
  void oneGoalThatIsNotReachedIsSaid() throws IOException {
    Report report = report(List.of(python(499)));

    assertThat(report.verdicts()).filteredOn(verdict -> !verdict.reached()).hasSize(1);
    assertThat(report.markdown(true)).contains("**not reached**");
  }

  @Test
  void aQuickRunGivesNoVerdict() throws IOException {
    assertThat(report(List.of(python(1))).markdown(false))
        .doesNotContain("## Goals", "reached |", "**not reached**");
  }

  @Test
  void withoutPythonItsGoalIsNotReached() throws IOException {
    assertThat(report(List.of()).markdown(true))
        .contains("not measured: " + Python.MISSING, "**not reached**");
  }
}
