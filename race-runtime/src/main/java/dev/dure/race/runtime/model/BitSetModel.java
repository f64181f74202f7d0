package dev.dure.race.runtime.model;

import java.util.BitSet;

/**
 * {@code BitSet}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class BitSetModel {

  private BitSetModel() {}

  /** Stands for {@code BitSet.get(int)}. */
  public static boolean get(BitSet it, int index, int site) {
    Containers.read(it, site);
    return it.get(index);
  }

  /** Stands for {@code BitSet.cardinality()}. */
  public static int cardinality(BitSet it, int site) {
    Containers.read(it, site);
    return it.cardinality();
  }

  /** Stands for {@code BitSet.length()}. */
  public static int length(BitSet it, int site) {
    Containers.read(it, site);
    return it.length();
  }

  /** Stands for {@code BitSet.size()}. */
  public static int size(BitSet it, int site) {
    Containers.read(it, site);
    return it.size();
  }

  /** Stands for {@code BitSet.isEmpty()}. */
  public static boolean isEmpty(BitSet it, int site) {
    Containers.read(it, site);
    return it.isEmpty();
  }

  /** Stands for {@code BitSet.nextSetBit(int)}. */
  public static int nextSetBit(BitSet it, int from, int site) {
    Containers.read(it, site);
    return it.nextSetBit(from);
  }

  /** Stands for {@code BitSet.nextClearBit(int)}. */
  public static int nextClearBit(BitSet it, int from, int site) {
    Containers.read(it, site);
    return it.nextClearBit(from);
  }

  /** Stands for {@code BitSet.previousSetBit(int)}. */
  public static int previousSetBit(BitSet it, int from, int site) {
    Containers.read(it, site);
    return it.previousSetBit(from);
  }

  /** Stands for {@code BitSet.previousClearBit(int)}. */
  public static int previousClearBit(BitSet it, int from, int site) {
    Containers.read(it, site);
    return it.previousClearBit(from);
  }

  /** Stands for {@code BitSet.set(int)}. */
  public static void set(BitSet it, int index, int site) {
    Containers.write(it, site);
    it.set(index);
  }

  /** Stands for {@code BitSet.set(int, boolean)}. */
  public static void set(BitSet it, int index, boolean value, int site) {
    Containers.write(it, site);
    it.set(index, value);
  }

  /** Stands for {@code BitSet.set(int, int)}. */
  public static void set(BitSet it, int from, int to, int site) {
    Containers.write(it, site);
    it.set(from, to);
  }

  /** Stands for {@code BitSet.set(int, int, boolean)}. */
  public static void set(BitSet it, int from, int to, boolean value, int site) {
    Containers.write(it, site);
    it.set(from, to, value);
  }

  /** Stands for {@code BitSet.clear(int)}. */
  public static void clear(BitSet it, int index, int site) {
    Containers.write(it, site);
    it.clear(index);
  }

  /** Stands for {@code BitSet.clear(int, int)}. */
  public static void clear(BitSet it, int from, int to, int site) {
    Containers.write(it, site);
    it.clear(from, to);
  }

  /** Stands for {@code BitSet.clear()}. */
  public static void clear(BitSet it, int site) {
    Containers.write(it, site);
    it.clear();
  }

  /** Stands for {@code BitSet.flip(int)}. */
  public static void flip(BitSet it, int index, int site) {
    Containers.write(it, site);
    it.flip(index);
  }

  /** Stands for {@code BitSet.flip(int, int)}. */
  public static void flip(BitSet it, int from, int to, int site) {
    Containers.write(it, site);
    it.flip(from, to);
  }

  /** Stands for {@code BitSet.and(BitSet)}. */
  public static void and(BitSet it, BitSet other, int site) {
    Containers.read(other, site);
    Containers.write(it, site);
    it.and(other);
  }

  /** Stands for {@code BitSet.or(BitSet)}. */
  public static void or(BitSet it, BitSet other, int site) {
    Containers.read(other, site);
    Containers.write(it, site);
    it.or(other);
  }

  /** Stands for {@code BitSet.xor(BitSet)}. */
  public static void xor(BitSet it, BitSet other, int site) {
    Containers.read(other, site);
    Containers.write(it, site);
    it.xor(other);
  }

  /** Stands for {@code BitSet.andNot(BitSet)}. */
  public static void andNot(BitSet it, BitSet other, int site) {
    Containers.read(other, site);
    Containers.write(it, site);
    it.andNot(other);
  }
}
