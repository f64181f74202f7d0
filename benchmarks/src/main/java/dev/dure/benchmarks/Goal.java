package dev.dure.benchmarks;

/** What a ratio or a time must be. The median decides; the extremes are shown beside it. */
record Goal(boolean atMost, double limit) {

  static Goal atMost(double limit) {
    return new Goal(true, limit);
  }

  static Goal atLeast(double limit) {
    return new Goal(false, limit);
  }

  boolean reachedBy(Spread spread) {
    return atMost ? spread.median() <= limit : spread.median() >= limit;
  }

  /** Such as {@code ≤ 1.30 ×}, of a limit that is written already. */
  String format(String limitInWords) {
    return (atMost ? "≤ " : "≥ ") + limitInWords;
  }
}
