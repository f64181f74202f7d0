package dev.dure.race.runtime.model;

import java.util.Map;
import java.util.NavigableMap;

/**
 * {@code NavigableMap}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class NavigableMapModel {

  private NavigableMapModel() {}

  /** Stands for {@code NavigableMap.lowerEntry(Object)}. */
  public static Map.Entry<Object, Object> lowerEntry(
      NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.lowerEntry(key);
  }

  /** Stands for {@code NavigableMap.lowerKey(Object)}. */
  public static Object lowerKey(NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.lowerKey(key);
  }

  /** Stands for {@code NavigableMap.floorEntry(Object)}. */
  public static Map.Entry<Object, Object> floorEntry(
      NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.floorEntry(key);
  }

  /** Stands for {@code NavigableMap.floorKey(Object)}. */
  public static Object floorKey(NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.floorKey(key);
  }

  /** Stands for {@code NavigableMap.ceilingEntry(Object)}. */
  public static Map.Entry<Object, Object> ceilingEntry(
      NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.ceilingEntry(key);
  }

  /** Stands for {@code NavigableMap.ceilingKey(Object)}. */
  public static Object ceilingKey(NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.ceilingKey(key);
  }

  /** Stands for {@code NavigableMap.higherEntry(Object)}. */
  public static Map.Entry<Object, Object> higherEntry(
      NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.higherEntry(key);
  }

  /** Stands for {@code NavigableMap.higherKey(Object)}. */
  public static Object higherKey(NavigableMap<Object, Object> it, Object key, int site) {
    Containers.read(it, site);
    return it.higherKey(key);
  }

  /** Stands for {@code NavigableMap.firstEntry()}. */
  public static Map.Entry<Object, Object> firstEntry(NavigableMap<Object, Object> it, int site) {
    Containers.read(it, site);
    return it.firstEntry();
  }

  /** Stands for {@code NavigableMap.lastEntry()}. */
  public static Map.Entry<Object, Object> lastEntry(NavigableMap<Object, Object> it, int site) {
    Containers.read(it, site);
    return it.lastEntry();
  }

  /** Stands for {@code NavigableMap.pollFirstEntry()}. */
  public static Map.Entry<Object, Object> pollFirstEntry(
      NavigableMap<Object, Object> it, int site) {
    Containers.write(it, site);
    return it.pollFirstEntry();
  }

  /** Stands for {@code NavigableMap.pollLastEntry()}. */
  public static Map.Entry<Object, Object> pollLastEntry(NavigableMap<Object, Object> it, int site) {
    Containers.write(it, site);
    return it.pollLastEntry();
  }
}
