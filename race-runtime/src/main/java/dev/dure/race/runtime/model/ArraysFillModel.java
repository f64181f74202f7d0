package dev.dure.race.runtime.model;

import java.util.Arrays;

/** {@link Arrays}: a call reads or writes the elements of its array; see {@link Ranges}. */
@StaticsOf(Arrays.class)
public final class ArraysFillModel {

  private ArraysFillModel() {}

  /** Stands for {@code Arrays.fill(byte[], byte)}. */
  public static void fill(byte[] a, byte value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(byte[], int, int, byte)}. */
  public static void fill(byte[] a, int from, int to, byte value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(short[], short)}. */
  public static void fill(short[] a, short value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(short[], int, int, short)}. */
  public static void fill(short[] a, int from, int to, short value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(int[], int)}. */
  public static void fill(int[] a, int value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(int[], int, int, int)}. */
  public static void fill(int[] a, int from, int to, int value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(long[], long)}. */
  public static void fill(long[] a, long value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(long[], int, int, long)}. */
  public static void fill(long[] a, int from, int to, long value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(char[], char)}. */
  public static void fill(char[] a, char value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(char[], int, int, char)}. */
  public static void fill(char[] a, int from, int to, char value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(float[], float)}. */
  public static void fill(float[] a, float value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(float[], int, int, float)}. */
  public static void fill(float[] a, int from, int to, float value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(double[], double)}. */
  public static void fill(double[] a, double value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(double[], int, int, double)}. */
  public static void fill(double[] a, int from, int to, double value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(boolean[], boolean)}. */
  public static void fill(boolean[] a, boolean value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(boolean[], int, int, boolean)}. */
  public static void fill(boolean[] a, int from, int to, boolean value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }

  /** Stands for {@code Arrays.fill(Object[], Object)}. */
  public static void fill(Object[] a, Object value, int site) {
    Ranges.write(a, site);
    Arrays.fill(a, value);
  }

  /** Stands for {@code Arrays.fill(Object[], int, int, Object)}. */
  public static void fill(Object[] a, int from, int to, Object value, int site) {
    Ranges.write(a, from, to, site);
    Arrays.fill(a, from, to, value);
  }
}
