package dev.dure.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a goal was reached.
 *
 * @param what the work
 * @param measured what came out, and how far it was spread
 * @param goal what it had to be
 * @param reached whether it is that
 */
record Verdict(String what, String measured, String goal, boolean reached) {

  private static final Goal RECOVERY = Goal.atMost(15e6);

  /** One for each comparison that has a goal. */
  static List<Verdict> ofComparisons(List<Comparison> comparisons) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Comparison c : comparisons) {
      Goal goal = c.goal();
      if (goal != null) {
        verdicts.add(
            new Verdict(
                c.what() + " — " + c.ratioName(),
                Numbers.times(c.ratio()),
                goal.format(Numbers.times(goal.limit())),
                goal.reachedBy(c.ratio())));
      }
    }
    return verdicts;
  }

  /** For the time from a lock owner's death to the next. */
  static Verdict ofRecovery(List<Double> nanos) {
    return ofTime(
        "owner killed to `AbandonedLockException`, " + nanos.size() + " kills", nanos, RECOVERY);
  }

  /** For a time in nanoseconds. */
  static Verdict ofTime(String what, List<Double> nanos, Goal goal) {
    Spread spread = Spread.of(nanos);
    return new Verdict(
        what,
        Numbers.duration(spread),
        goal.format(Numbers.duration(goal.limit())),
        goal.reachedBy(spread));
  }

  /** For what could not be measured here. */
  static Verdict notMeasured(String what, String why) {
    return new Verdict(what, "not measured: " + why, "", false);
  }

  static String table(List<Verdict> verdicts) {
    Table table = new Table("what", "median (min – max)", "goal", "verdict");
    for (Verdict v : verdicts) {
      table.add(v.what, v.measured, v.goal, v.reached ? "reached" : "**not reached**");
    }
    return table.toString();
  }
}
