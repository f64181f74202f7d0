package dev.dure.race.runtime.model;

import java.util.SortedMap;

/**
 * {@code SortedMap}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class SortedMapModel {

  private SortedMapModel() {}

  /** Stands for {@code SortedMap.firstKey()}. */
  public static Object firstKey(SortedMap<Object, Object> it, int site) {
    Containers.read(it, site);
    return it.firstKey();
  }

  /** Stands for {@code SortedMap.lastKey()}. */
  public static Object lastKey(SortedMap<Object, Object> it, int site) {
    Containers.read(it, site);
    return it.lastKey();
  }
}
