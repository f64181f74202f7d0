package dev.dure.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What several runs of one measurement gave. */
record Spread(double min, double median, double max) {

  /** Of at least one value. */
  static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is no spread of no values.");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /**
   * Of the ratios, run by run: what slows one whole run down is in both of its numbers, and so not
   * in their ratio.
   */
  static Spread ofRatios(List<Double> numerators, List<Double> denominators) {
    if (numerators.size() != denominators.size()) {
      throw new IllegalArgumentException(
          "Ratios need as many values on both sides, not "
              + numerators.size()
              + " and "
              + denominators.size()
              + ".");
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < numerators.size(); i++) {
      ratios.add(numerators.get(i) / denominators.get(i));
    }
    return of(ratios);
  }
}
