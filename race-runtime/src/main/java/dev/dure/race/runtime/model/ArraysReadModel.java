package dev.dure.race.runtime.model;

import java.util.Arrays;

/** {@link Arrays}: a call reads or writes the elements of its array; see {@link Ranges}. */
@StaticsOf(Arrays.class)
public final class ArraysReadModel {

  private ArraysReadModel() {}

  /** Stands for {@code Arrays.copyOf(byte[], int)}. */
  public static byte[] copyOf(byte[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(byte[], int, int)}. */
  public static byte[] copyOfRange(byte[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(byte[], byte[])}. */
  public static boolean equals(byte[] a, byte[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(byte[])}. */
  public static int hashCode(byte[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(byte[])}. */
  public static String toString(byte[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(short[], int)}. */
  public static short[] copyOf(short[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(short[], int, int)}. */
  public static short[] copyOfRange(short[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(short[], short[])}. */
  public static boolean equals(short[] a, short[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(short[])}. */
  public static int hashCode(short[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(short[])}. */
  public static String toString(short[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(int[], int)}. */
  public static int[] copyOf(int[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(int[], int, int)}. */
  public static int[] copyOfRange(int[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(int[], int[])}. */
  public static boolean equals(int[] a, int[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(int[])}. */
  public static int hashCode(int[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(int[])}. */
  public static String toString(int[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(long[], int)}. */
  public static long[] copyOf(long[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(long[], int, int)}. */
  public static long[] copyOfRange(long[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(long[], long[])}. */
  public static boolean equals(long[] a, long[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(long[])}. */
  public static int hashCode(long[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(long[])}. */
  public static String toString(long[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(char[], int)}. */
  public static char[] copyOf(char[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(char[], int, int)}. */
  public static char[] copyOfRange(char[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(char[], char[])}. */
  public static boolean equals(char[] a, char[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(char[])}. */
  public static int hashCode(char[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(char[])}. */
  public static String toString(char[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(float[], int)}. */
  public static float[] copyOf(float[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(float[], int, int)}. */
  public static float[] copyOfRange(float[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(float[], float[])}. */
  public static boolean equals(float[] a, float[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(float[])}. */
  public static int hashCode(float[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(float[])}. */
  public static String toString(float[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(double[], int)}. */
  public static double[] copyOf(double[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(double[], int, int)}. */
  public static double[] copyOfRange(double[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(double[], double[])}. */
  public static boolean equals(double[] a, double[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(double[])}. */
  public static int hashCode(double[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(double[])}. */
  public static String toString(double[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(boolean[], int)}. */
  public static boolean[] copyOf(boolean[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(boolean[], int, int)}. */
  public static boolean[] copyOfRange(boolean[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(boolean[], boolean[])}. */
  public static boolean equals(boolean[] a, boolean[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(boolean[])}. */
  public static int hashCode(boolean[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(boolean[])}. */
  public static String toString(boolean[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }

  /** Stands for {@code Arrays.copyOf(Object[], int)}. */
  public static Object[] copyOf(Object[] a, int length, int site) {
    Ranges.read(a, 0, length, site);
    return Arrays.copyOf(a, length);
  }

  /** Stands for {@code Arrays.copyOfRange(Object[], int, int)}. */
  public static Object[] copyOfRange(Object[] a, int from, int to, int site) {
    Ranges.read(a, from, to, site);
    return Arrays.copyOfRange(a, from, to);
  }

  /** Stands for {@code Arrays.equals(Object[], Object[])}. */
  public static boolean equals(Object[] a, Object[] other, int site) {
    Ranges.read(a, site);
    Ranges.read(other, site);
    return Arrays.equals(a, other);
  }

  /** Stands for {@code Arrays.hashCode(Object[])}. */
  public static int hashCode(Object[] a, int site) {
    Ranges.read(a, site);
    return Arrays.hashCode(a);
  }

  /** Stands for {@code Arrays.toString(Object[])}. */
  public static String toString(Object[] a, int site) {
    Ranges.read(a, site);
    return Arrays.toString(a);
  }
}
