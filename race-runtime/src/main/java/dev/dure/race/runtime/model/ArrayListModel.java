package dev.dure.race.runtime.model;

import java.util.ArrayList;

/**
 * {@code ArrayList}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class ArrayListModel {

  private ArrayListModel() {}

  /** Stands for {@code ArrayList.ensureCapacity(int)}. */
  public static void ensureCapacity(ArrayList<Object> it, int capacity, int site) {
    Containers.write(it, site);
    it.ensureCapacity(capacity);
  }

  /** Stands for {@code ArrayList.trimToSize()}. */
  public static void trimToSize(ArrayList<Object> it, int site) {
    Containers.write(it, site);
    it.trimToSize();
  }
}
