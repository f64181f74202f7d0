package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * {@link LongAccumulator}: who reads the total comes after all who have changed it; those who only
 * change it are not ordered with each other.
 */
public final class LongAccumulatorModel {

  private LongAccumulatorModel() {}

  /** Stands for {@code LongAccumulator.accumulate}. */
  public static void accumulate(LongAccumulator adder, long value, int site) {
    Syncs.release(adder);
    adder.accumulate(value);
  }

  /** Stands for {@code LongAccumulator.get}. */
  public static long get(LongAccumulator adder, int site) {
    long result = adder.get();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code LongAccumulator.longValue}. */
  public static long longValue(LongAccumulator adder, int site) {
    long result = adder.longValue();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code LongAccumulator.getThenReset}. */
  public static long getThenReset(LongAccumulator adder, int site) {
    long result = adder.getThenReset();
    Syncs.acquire(adder);
    return result;
  }
}
