package dev.dure.benchmarks;

/**
 * A record to be guarded.
 *
 * @param sum of what was added
 * @param count of the additions
 */
public record Tally(long sum, long count) {

  static final Tally ZERO = new Tally(0, 0);

  Tally plus(long amount) {
    return new Tally(sum + amount, count + 1);
  }
}
