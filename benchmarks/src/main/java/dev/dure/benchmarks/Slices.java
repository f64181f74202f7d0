package dev.dure.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures in this process what is done again and again: a warm-up, then slices of a fixed time.
 */
final class Slices {

  /** Does some steps, and says how many. */
  @FunctionalInterface
  interface Steps {
    int run() throws Exception;
  }

  private Slices() {}

  /** Nanoseconds per step, of each slice. */
  static List<Double> measure(Plan plan, Steps steps) {
    List<Double> nanos = new ArrayList<>();
    var _ = slice(plan.warmupNanos(), steps);
    for (int i = 0; i < plan.slices(); i++) {
      nanos.add(slice(plan.sliceNanos(), steps));
    }
    return nanos;
  }

  private static double slice(long limit, Steps steps) {
    long start = System.nanoTime();
    long count = 0;
    while (true) {
      count += once(steps);
      long spent = System.nanoTime() - start;
      if (spent >= limit) {
        return (double) spent / count;
      }
    }
  }

  private static int once(Steps steps) {
    try {
      return steps.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A step failed: " + e.getMessage(), e);
    }
  }

  /** Fails if a result is not what it must be. */
  static void check(long result, long expected) {
    if (result != expected) {
      throw new IllegalStateException("The result is " + result + " instead of " + expected + ".");
    }
  }
}
