package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@link LongAdder}: who reads the total comes after all who have changed it; those who only change
 * it are not ordered with each other.
 */
public final class LongAdderModel {

  private LongAdderModel() {}

  /** Stands for {@code LongAdder.add}. */
  public static void add(LongAdder adder, long value, int site) {
    Syncs.release(adder);
    adder.add(value);
  }

  /** Stands for {@code LongAdder.increment}. */
  public static void increment(LongAdder adder, int site) {
    Syncs.release(adder);
    adder.increment();
  }

  /** Stands for {@code LongAdder.decrement}. */
  public static void decrement(LongAdder adder, int site) {
    Syncs.release(adder);
    adder.decrement();
  }

  /** Stands for {@code LongAdder.sum}. */
  public static long sum(LongAdder adder, int site) {
    long result = adder.sum();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code LongAdder.longValue}. */
  public static long longValue(LongAdder adder, int site) {
    long result = adder.longValue();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code LongAdder.intValue}. */
  public static int intValue(LongAdder adder, int site) {
    int result = adder.intValue();
    Syncs.acquire(adder);
    return result;
  }

  /** Stands for {@code LongAdder.sumThenReset}. */
  public static long sumThenReset(LongAdder adder, int site) {
    long result = adder.sumThenReset();
    Syncs.acquire(adder);
    return result;
  }
}
