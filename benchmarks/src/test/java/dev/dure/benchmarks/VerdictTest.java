package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static Comparison cost(List<Double> dure, List<Double> peer, @Nullable Goal goal) {
    return new Comparison("step", dure, "`Peer`", peer, Comparison.Ratio.COST, goal);
  }

  @Test
  void costIsDuresTimeInTermsOfThePeers() {
    Comparison comparison = cost(List.of(6.0, 6.0, 9.0), List.of(5.0, 5.0, 5.0), Goal.atMost(1.2));

    assertThat(Verdict.ofComparisons(List.of(comparison)))
        .containsExactly(
            new Verdict("step — Dure ÷ `Peer`", "1.20 × (1.20 – 1.80)", "≤ 1.20 ×", true));
  }

  @Test
  void speedupIsThePeersTimeInTermsOfDures() {
    Comparison comparison =
        new Comparison(
            "step",
            List.of(10.0),
            "`Peer`",
            List.of(490.0),
            Comparison.Ratio.SPEEDUP,
            Goal.atLeast(50));

    assertThat(Verdict.ofComparisons(List.of(comparison)))
        .containsExactly(
            new Verdict("step — `Peer` ÷ Dure", "49.0 × (49.0 – 49.0)", "≥ 50.0 ×", false));
  }

  @Test
  void whatHasNoGoalHasNoVerdict() {
    assertThat(Verdict.ofComparisons(List.of(cost(List.of(1.0), List.of(1.0), null)))).isEmpty();
  }

  @Test
  void recoveryMayTakeFifteenMilliseconds() {
    assertThat(Verdict.ofRecovery(List.of(14e6, 15e6, 400e6)))
        .isEqualTo(
            new Verdict(
                "owner killed to `AbandonedLockException`, 3 kills",
                "15.0 ms (14.0 – 400)",
                "≤ 15.0 ms",
                true));
  }

  @Test
  void whatIsNotMeasuredIsNotReached() {
    assertThat(Verdict.table(List.of(Verdict.notMeasured("step", "no peer"))))
        .contains("| step | not measured: no peer ")
        .contains("**not reached**");
  }

  @Test
  void aTableOfComparisonsNamesTheRatio() {
    assertThat(Comparison.table(List.of(cost(List.of(6.0), List.of(4.0), null))))
        .isEqualTo(
            """
            | what | Dure                  | peer   | the peer's time       | Dure ÷ peer          |
            | ---- | --------------------- | ------ | --------------------- | -------------------- |
            | step | 6.00 ns (6.00 – 6.00) | `Peer` | 4.00 ns (4.00 – 4.00) | 1.50 × (1.50 – 1.50) |
            """);
  }
}
