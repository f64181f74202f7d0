package dev.dure.race.runtime.model;

import java.util.NavigableSet;

/**
 * {@code NavigableSet}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class NavigableSetModel {

  private NavigableSetModel() {}

  /** Stands for {@code NavigableSet.lower(Object)}. */
  public static Object lower(NavigableSet<Object> it, Object element, int site) {
    Containers.read(it, site);
    return it.lower(element);
  }

  /** Stands for {@code NavigableSet.floor(Object)}. */
  public static Object floor(NavigableSet<Object> it, Object element, int site) {
    Containers.read(it, site);
    return it.floor(element);
  }

  /** Stands for {@code NavigableSet.ceiling(Object)}. */
  public static Object ceiling(NavigableSet<Object> it, Object element, int site) {
    Containers.read(it, site);
    return it.ceiling(element);
  }

  /** Stands for {@code NavigableSet.higher(Object)}. */
  public static Object higher(NavigableSet<Object> it, Object element, int site) {
    Containers.read(it, site);
    return it.higher(element);
  }

  /** Stands for {@code NavigableSet.pollFirst()}. */
  public static Object pollFirst(NavigableSet<Object> it, int site) {
    Containers.write(it, site);
    return it.pollFirst();
  }

  /** Stands for {@code NavigableSet.pollLast()}. */
  public static Object pollLast(NavigableSet<Object> it, int site) {
    Containers.write(it, site);
    return it.pollLast();
  }
}
