package dev.dure.race.runtime.model;

import dev.dure.race.runtime.ThreadState;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * {@link Arrays}: calls that write what functions of the program give. {@code setAll} writes each
 * element when it has its value. The parallel ones are told when they are over: whatever threads
 * did the work, all of it happens-before that, and none of it before the call.
 */
@StaticsOf(Arrays.class)
public final class ArraysSetModel {

  private ArraysSetModel() {}

  /** Stands for {@code Arrays.setAll(int[], IntUnaryOperator)}. */
  public static void setAll(int[] array, IntUnaryOperator generator, int site) {
    Objects.requireNonNull(generator);
    ThreadState thread = ThreadState.current();
    for (int i = 0; i < array.length; i++) {
      int value = generator.applyAsInt(i);
      dev.dure.race.runtime.Arrays.write(array, i, thread, site);
      array[i] = value;
    }
  }

  /** Stands for {@code Arrays.parallelSetAll(int[], IntUnaryOperator)}. */
  public static void parallelSetAll(int[] array, IntUnaryOperator generator, int site) {
    Arrays.parallelSetAll(array, generator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.setAll(long[], IntToLongFunction)}. */
  public static void setAll(long[] array, IntToLongFunction generator, int site) {
    Objects.requireNonNull(generator);
    ThreadState thread = ThreadState.current();
    for (int i = 0; i < array.length; i++) {
      long value = generator.applyAsLong(i);
      dev.dure.race.runtime.Arrays.write(array, i, thread, site);
      array[i] = value;
    }
  }

  /** Stands for {@code Arrays.parallelSetAll(long[], IntToLongFunction)}. */
  public static void parallelSetAll(long[] array, IntToLongFunction generator, int site) {
    Arrays.parallelSetAll(array, generator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.setAll(double[], IntToDoubleFunction)}. */
  public static void setAll(double[] array, IntToDoubleFunction generator, int site) {
    Objects.requireNonNull(generator);
    ThreadState thread = ThreadState.current();
    for (int i = 0; i < array.length; i++) {
      double value = generator.applyAsDouble(i);
      dev.dure.race.runtime.Arrays.write(array, i, thread, site);
      array[i] = value;
    }
  }

  /** Stands for {@code Arrays.parallelSetAll(double[], IntToDoubleFunction)}. */
  public static void parallelSetAll(double[] array, IntToDoubleFunction generator, int site) {
    Arrays.parallelSetAll(array, generator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.setAll(Object[], IntFunction)}. */
  public static void setAll(Object[] array, IntFunction<Object> generator, int site) {
    Objects.requireNonNull(generator);
    ThreadState thread = ThreadState.current();
    for (int i = 0; i < array.length; i++) {
      Object value = generator.apply(i);
      dev.dure.race.runtime.Arrays.write(array, i, thread, site);
      array[i] = value;
    }
  }

  /** Stands for {@code Arrays.parallelSetAll(Object[], IntFunction)}. */
  public static void parallelSetAll(Object[] array, IntFunction<Object> generator, int site) {
    Arrays.parallelSetAll(array, generator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(int[], IntBinaryOperator)}. */
  public static void parallelPrefix(int[] array, IntBinaryOperator operator, int site) {
    Arrays.parallelPrefix(array, operator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(int[], int, int, IntBinaryOperator)}. */
  public static void parallelPrefix(
      int[] array, int from, int to, IntBinaryOperator operator, int site) {
    Arrays.parallelPrefix(array, from, to, operator);
    Ranges.write(array, from, to, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(long[], LongBinaryOperator)}. */
  public static void parallelPrefix(long[] array, LongBinaryOperator operator, int site) {
    Arrays.parallelPrefix(array, operator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(long[], int, int, LongBinaryOperator)}. */
  public static void parallelPrefix(
      long[] array, int from, int to, LongBinaryOperator operator, int site) {
    Arrays.parallelPrefix(array, from, to, operator);
    Ranges.write(array, from, to, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(double[], DoubleBinaryOperator)}. */
  public static void parallelPrefix(double[] array, DoubleBinaryOperator operator, int site) {
    Arrays.parallelPrefix(array, operator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(double[], int, int, DoubleBinaryOperator)}. */
  public static void parallelPrefix(
      double[] array, int from, int to, DoubleBinaryOperator operator, int site) {
    Arrays.parallelPrefix(array, from, to, operator);
    Ranges.write(array, from, to, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(Object[], BinaryOperator)}. */
  public static void parallelPrefix(Object[] array, BinaryOperator<Object> operator, int site) {
    Arrays.parallelPrefix(array, operator);
    Ranges.write(array, site);
  }

  /** Stands for {@code Arrays.parallelPrefix(Object[], int, int, BinaryOperator)}. */
  public static void parallelPrefix(
      Object[] array, int from, int to, BinaryOperator<Object> operator, int site) {
    Arrays.parallelPrefix(array, from, to, operator);
    Ranges.write(array, from, to, site);
  }
}
