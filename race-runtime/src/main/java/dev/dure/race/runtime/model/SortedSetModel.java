package dev.dure.race.runtime.model;

import java.util.SortedSet;

/**
 * {@code SortedSet}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class SortedSetModel {

  private SortedSetModel() {}

  /** Stands for {@code SortedSet.first()}. */
  public static Object first(SortedSet<Object> it, int site) {
    Containers.read(it, site);
    return it.first();
  }

  /** Stands for {@code SortedSet.last()}. */
  public static Object last(SortedSet<Object> it, int site) {
    Containers.read(it, site);
    return it.last();
  }
}
