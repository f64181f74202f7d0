package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.DoubleAccumulator;

/**
 * {@link DoubleAccumulator}: who reads the total comes after all who have changed it; those who
 * only change it are not ordered with each other.
 */
public final class DoubleAccumulatorModel {

  private DoubleAccumulatorModel() {}

  /** Stands for {@code DoubleAccumulator.accumulate}. */
  public static void accumulate(DoubleAccumulator adder, double value, int site) {
    Syncs.release(adder);
    adder.accumulate(value);
  }

  /** Stands for {@code DoubleAccumulator.get}. */
  public static double get(DoubleAccumulator adder, int site) {
    double result = adder.get();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code DoubleAccumulator.doubleValue}. */
  public static double doubleValue(DoubleAccumulator adder, int site) {
    double result = adder.doubleValue();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code DoubleAccumulator.getThenReset}. */
  public static double getThenReset(DoubleAccumulator adder, int site) {
    double result = adder.getThenReset();
    Syncs.acquire(adder);
    return result;
  }
}
