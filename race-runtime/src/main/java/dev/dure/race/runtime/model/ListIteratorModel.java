package dev.dure.race.runtime.model;

import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code ListIterator}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class ListIteratorModel {

  private ListIteratorModel() {}

  /** Stands for {@code ListIterator.previous()}. */
  public static Object previous(ListIterator<Object> it, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Object result = it.previous();
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code ListIterator.add(Object)}. */
  public static void add(ListIterator<Object> it, Object element, int site) {
    Containers.write(it, site);
    it.add(element);
  }

  /** Stands for {@code ListIterator.set(Object)}. */
  public static void set(ListIterator<Object> it, Object element, int site) {
    Containers.write(it, site);
    it.set(element);
  }
}
