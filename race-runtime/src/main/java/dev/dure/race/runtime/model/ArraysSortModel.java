package dev.dure.race.runtime.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** {@link Arrays}: a call reads or writes the elements of its array; see {@link Ranges}. */
@StaticsOf(Arrays.class)
public final class ArraysSortModel {

  private ArraysSortModel() {}

  /** Stands for {@code Arrays.sort(byte[])}. */
  public static void sort(byte[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(byte[], int, int)}. */
  public static void sort(byte[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(short[])}. */
  public static void sort(short[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(short[], int, int)}. */
  public static void sort(short[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(int[])}. */
  public static void sort(int[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(int[], int, int)}. */
  public static void sort(int[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(long[])}. */
  public static void sort(long[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(long[], int, int)}. */
  public static void sort(long[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(char[])}. */
  public static void sort(char[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(char[], int, int)}. */
  public static void sort(char[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(float[])}. */
  public static void sort(float[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(float[], int, int)}. */
  public static void sort(float[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(double[])}. */
  public static void sort(double[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(double[], int, int)}. */
  public static void sort(double[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(Object[])}. */
  public static void sort(Object[] a, int site) {
    Ranges.write(a, site);
    Arrays.sort(a);
  }

  /** Stands for {@code Arrays.sort(Object[], int, int)}. */
  public static void sort(Object[] a, int from, int to, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to);
  }

  /** Stands for {@code Arrays.sort(Object[], Comparator<Object>)}. */
  public static void sort(Object[] a, Comparator<Object> order, int site) {
    Ranges.write(a, site);
    Arrays.sort(a, order);
  }

  /** Stands for {@code Arrays.sort(Object[], int, int, Comparator<Object>)}. */
  public static void sort(Object[] a, int from, int to, Comparator<Object> order, int site) {
    Ranges.write(a, from, to, site);
    Arrays.sort(a, from, to, order);
  }

  /** Stands for {@code Arrays.stream(int[])}. */
  public static IntStream stream(int[] a, int site) {
    Ranges.read(a, site);
    return Arrays.stream(a);
  }

  /** Stands for {@code Arrays.stream(long[])}. */
  public static LongStream stream(long[] a, int site) {
    Ranges.read(a, site);
    return Arrays.stream(a);
  }

  /** Stands for {@code Arrays.stream(double[])}. */
  public static DoubleStream stream(double[] a, int site) {
    Ranges.read(a, site);
    return Arrays.stream(a);
  }

  /** Stands for {@code Arrays.stream(Object[])}. */
  public static Stream<Object> stream(Object[] a, int site) {
    Ranges.read(a, site);
    return Arrays.stream(a);
  }
}
