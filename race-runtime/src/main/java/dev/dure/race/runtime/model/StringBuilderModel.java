package dev.dure.race.runtime.model;

import dev.dure.race.runtime.ObjectShadow;

/** {@link StringBuilder}, which is not safe for threads: see {@link Containers}. */
public final class StringBuilderModel {

  private StringBuilderModel() {}

  /** Stands for {@code StringBuilder.append(boolean)}. */
  public static StringBuilder append(StringBuilder it, boolean value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(char)}. */
  public static StringBuilder append(StringBuilder it, char value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(char[])}. */
  public static StringBuilder append(StringBuilder it, char[] value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(double)}. */
  public static StringBuilder append(StringBuilder it, double value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(float)}. */
  public static StringBuilder append(StringBuilder it, float value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(int)}. */
  public static StringBuilder append(StringBuilder it, int value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(long)}. */
  public static StringBuilder append(StringBuilder it, long value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(CharSequence)}. */
  public static StringBuilder append(StringBuilder it, CharSequence value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(Object)}. */
  public static StringBuilder append(StringBuilder it, Object value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(String)}. */
  public static StringBuilder append(StringBuilder it, String value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(StringBuffer)}. */
  public static StringBuilder append(StringBuilder it, StringBuffer value, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(value);
  }

  /** Stands for {@code StringBuilder.append(char[], int, int)}. */
  public static StringBuilder append(
      StringBuilder it, char[] text, int offset, int length, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(text, offset, length);
  }

  /** Stands for {@code StringBuilder.append(CharSequence, int, int)}. */
  public static StringBuilder append(
      StringBuilder it, CharSequence text, int from, int to, int site) {
    ObjectShadow.write(it, it, site);
    return it.append(text, from, to);
  }

  /** Stands for {@code StringBuilder.appendCodePoint(int)}. */
  public static StringBuilder appendCodePoint(StringBuilder it, int point, int site) {
    ObjectShadow.write(it, it, site);
    return it.appendCodePoint(point);
  }

  /** Stands for {@code StringBuilder.insert(int, boolean)}. */
  public static StringBuilder insert(StringBuilder it, int at, boolean value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, char)}. */
  public static StringBuilder insert(StringBuilder it, int at, char value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, char[])}. */
  public static StringBuilder insert(StringBuilder it, int at, char[] value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, double)}. */
  public static StringBuilder insert(StringBuilder it, int at, double value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, float)}. */
  public static StringBuilder insert(StringBuilder it, int at, float value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, int)}. */
  public static StringBuilder insert(StringBuilder it, int at, int value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, long)}. */
  public static StringBuilder insert(StringBuilder it, int at, long value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, CharSequence)}. */
  public static StringBuilder insert(StringBuilder it, int at, CharSequence value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, Object)}. */
  public static StringBuilder insert(StringBuilder it, int at, Object value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.insert(int, String)}. */
  public static StringBuilder insert(StringBuilder it, int at, String value, int site) {
    ObjectShadow.write(it, it, site);
    return it.insert(at, value);
  }

  /** Stands for {@code StringBuilder.delete(int, int)}. */
  public static StringBuilder delete(StringBuilder it, int from, int to, int site) {
    ObjectShadow.write(it, it, site);
    return it.delete(from, to);
  }

  /** Stands for {@code StringBuilder.deleteCharAt(int)}. */
  public static StringBuilder deleteCharAt(StringBuilder it, int at, int site) {
    ObjectShadow.write(it, it, site);
    return it.deleteCharAt(at);
  }

  /** Stands for {@code StringBuilder.replace(int, int, String)}. */
  public static StringBuilder replace(StringBuilder it, int from, int to, String text, int site) {
    ObjectShadow.write(it, it, site);
    return it.replace(from, to, text);
  }

  /** Stands for {@code StringBuilder.reverse()}. */
  public static StringBuilder reverse(StringBuilder it, int site) {
    ObjectShadow.write(it, it, site);
    return it.reverse();
  }

  /** Stands for {@code StringBuilder.setCharAt(int, char)}. */
  public static void setCharAt(StringBuilder it, int at, char value, int site) {
    ObjectShadow.write(it, it, site);
    it.setCharAt(at, value);
  }

  /** Stands for {@code StringBuilder.setLength(int)}. */
  public static void setLength(StringBuilder it, int length, int site) {
    ObjectShadow.write(it, it, site);
    it.setLength(length);
  }

  /** Stands for {@code StringBuilder.ensureCapacity(int)}. */
  public static void ensureCapacity(StringBuilder it, int capacity, int site) {
    ObjectShadow.write(it, it, site);
    it.ensureCapacity(capacity);
  }

  /** Stands for {@code StringBuilder.trimToSize()}. */
  public static void trimToSize(StringBuilder it, int site) {
    ObjectShadow.write(it, it, site);
    it.trimToSize();
  }

  /** Stands for {@code StringBuilder.length()}. */
  public static int length(StringBuilder it, int site) {
    ObjectShadow.read(it, it, site);
    return it.length();
  }

  /** Stands for {@code StringBuilder.capacity()}. */
  public static int capacity(StringBuilder it, int site) {
    ObjectShadow.read(it, it, site);
    return it.capacity();
  }

  /** Stands for {@code StringBuilder.charAt(int)}. */
  public static char charAt(StringBuilder it, int at, int site) {
    ObjectShadow.read(it, it, site);
    return it.charAt(at);
  }

  /** Stands for {@code StringBuilder.toString()}. */
  public static String toString(StringBuilder it, int site) {
    ObjectShadow.read(it, it, site);
    return it.toString();
  }

  /** Stands for {@code StringBuilder.substring(int)}. */
  public static String substring(StringBuilder it, int from, int site) {
    ObjectShadow.read(it, it, site);
    return it.substring(from);
  }

  /** Stands for {@code StringBuilder.substring(int, int)}. */
  public static String substring(StringBuilder it, int from, int to, int site) {
    ObjectShadow.read(it, it, site);
    return it.substring(from, to);
  }

  /** Stands for {@code StringBuilder.subSequence(int, int)}. */
  public static CharSequence subSequence(StringBuilder it, int from, int to, int site) {
    ObjectShadow.read(it, it, site);
    return it.subSequence(from, to);
  }

  /** Stands for {@code StringBuilder.indexOf(String)}. */
  public static int indexOf(StringBuilder it, String text, int site) {
    ObjectShadow.read(it, it, site);
    return it.indexOf(text);
  }

  /** Stands for {@code StringBuilder.indexOf(String, int)}. */
  public static int indexOf(StringBuilder it, String text, int from, int site) {
    ObjectShadow.read(it, it, site);
    return it.indexOf(text, from);
  }

  /** Stands for {@code StringBuilder.lastIndexOf(String)}. */
  public static int lastIndexOf(StringBuilder it, String text, int site) {
    ObjectShadow.read(it, it, site);
    return it.lastIndexOf(text);
  }

  /** Stands for {@code StringBuilder.lastIndexOf(String, int)}. */
  public static int lastIndexOf(StringBuilder it, String text, int from, int site) {
    ObjectShadow.read(it, it, site);
    return it.lastIndexOf(text, from);
  }
}
