package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * {@link DoubleAdder}: who reads the total comes after all who have changed it; those who only
 * change it are not ordered with each other.
 */
public final class DoubleAdderModel {

  private DoubleAdderModel() {}

  /** Stands for {@code DoubleAdder.add}. */
  public static void add(DoubleAdder adder, double value, int site) {
    Syncs.release(adder);
    adder.add(value);
  }

  /** Stands for {@code DoubleAdder.sum}. */
  public static double sum(DoubleAdder adder, int site) {
    double result = adder.sum();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code DoubleAdder.doubleValue}. */
  public static double doubleValue(DoubleAdder adder, int site) {
    double result = adder.doubleValue();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code DoubleAdder.sumThenReset}. */
  public static double sumThenReset(DoubleAdder adder, int site) {
    double result = adder.sumThenReset();
    Syncs.acquire(adder);
    return result;
  }
}
