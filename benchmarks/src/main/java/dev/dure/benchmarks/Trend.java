package dev.dure.benchmarks;

import java.util.List;

/**
 * The line that fits the second half of a series best; in the first half caches fill.
 *
 * @param mean of the second half
 * @param growth of the line, from the begin of the second half to its end
 * @param scatter the standard deviation of the values from the line
 */
record Trend(double mean, double growth, double scatter) {

  /** A growth up to this share of the mean is not told from none. */
  private static final double NOTHING = 0.01;

  static Trend of(List<Double> values) {
    List<Double> half = values.subList(values.size() / 2, values.size());
    int n = half.size();
    if (n < 3) {
      throw new IllegalArgumentException("A trend needs 6 values, not " + values.size() + ".");
    }
    double middle = (n - 1) / 2.0;
    double mean = half.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      covariance += (i - middle) * (half.get(i) - mean);
      variance += (i - middle) * (i - middle);
    }
    double slope = covariance / variance;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double off = half.get(i) - mean - slope * (i - middle);
      squares += off * off;
    }
    return new Trend(mean, slope * (n - 1), Math.sqrt(squares / (n - 2)));
  }

  /** Whether the growth is within the noise. */
  boolean isFlat() {
    return growth <= Math.max(2 * scatter, NOTHING * mean);
  }
}
