package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Keys;

/**
 * Changes of Dure's values and of elements of its arrays, told before and after the call. What they
 * order is not told here: their code is looked into as a program's is. A compare-and-exchange is a
 * change if it has found what it expected; floating-point numbers are compared by their bits.
 */
public final class SharedValueWatch {

  private SharedValueWatch() {}

  /** Before a method of a value. */
  public static void changing(Object it, int site) {
    Keys.changingShared(it, 0, site);
  }

  /** Before a method of an array. */
  public static void changing(Object it, int index, int site) {
    Keys.changingShared(it, index, site);
  }

  /** After a method that stores, whatever was there. */
  public static void changed(Object it, int site) {
    Keys.changedShared(it, true);
  }

  /** After {@code compareAndSet} of a boolean. */
  public static void exchanged(boolean success, Object it, int site) {
    Keys.changedShared(it, success);
  }

  /** After {@code compareAndExchange}. */
  public static void exchanged(byte found, Object it, byte expected, int site) {
    Keys.changedShared(it, found == expected);
  }

  /** After {@code compareAndExchange}. */
  public static void exchanged(int found, Object it, int expected, int site) {
    Keys.changedShared(it, found == expected);
  }

  /** After {@code compareAndExchange}. */
  public static void exchanged(long found, Object it, long expected, int site) {
    Keys.changedShared(it, found == expected);
  }

  /** After {@code compareAndExchange}. */
  public static void exchanged(float found, Object it, float expected, int site) {
    Keys.changedShared(it, Float.floatToRawIntBits(found) == Float.floatToRawIntBits(expected));
  }

  /** After {@code compareAndExchange}. */
  public static void exchanged(double found, Object it, double expected, int site) {
    Keys.changedShared(
        it, Double.doubleToRawLongBits(found) == Double.doubleToRawLongBits(expected));
  }
}
