package dev.dure.race.runtime.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.UnaryOperator;

/**
 * {@code List}, where the object is of a class of the JDK that is not safe for threads: see {@link
 * Containers}.
 */
public final class ListModel {

  private ListModel() {}

  /** Stands for {@code List.get(int)}. */
  public static Object get(List<Object> it, int index, int site) {
    Containers.read(it, site);
    return it.get(index);
  }

  /** Stands for {@code List.indexOf(Object)}. */
  public static int indexOf(List<Object> it, Object element, int site) {
    Containers.read(it, site);
    return it.indexOf(element);
  }

  /** Stands for {@code List.lastIndexOf(Object)}. */
  public static int lastIndexOf(List<Object> it, Object element, int site) {
    Containers.read(it, site);
    return it.lastIndexOf(element);
  }

  /** Stands for {@code List.listIterator()}. */
  public static ListIterator<Object> listIterator(List<Object> it, int site) {
    Containers.read(it, site);
    return it.listIterator();
  }

  /** Stands for {@code List.listIterator(int)}. */
  public static ListIterator<Object> listIterator(List<Object> it, int index, int site) {
    Containers.read(it, site);
    return it.listIterator(index);
  }

  /** Stands for {@code List.set(int, Object)}. */
  public static Object set(List<Object> it, int index, Object element, int site) {
    Containers.write(it, site);
    return it.set(index, element);
  }

  /** Stands for {@code List.add(int, Object)}. */
  public static void add(List<Object> it, int index, Object element, int site) {
    Containers.write(it, site);
    it.add(index, element);
  }

  /** Stands for {@code List.remove(int)}. */
  public static Object remove(List<Object> it, int index, int site) {
    Containers.write(it, site);
    return it.remove(index);
  }

  /** Stands for {@code List.addAll(int, Collection<Object>)}. */
  public static boolean addAll(List<Object> it, int index, Collection<Object> elements, int site) {
    Containers.read(elements, site);
    Containers.write(it, site);
    return it.addAll(index, elements);
  }

  /** Stands for {@code List.sort(Comparator<Object>)}. */
  public static void sort(List<Object> it, Comparator<Object> order, int site) {
    Containers.write(it, site);
    it.sort(order);
  }

  /** Stands for {@code List.replaceAll(UnaryOperator<Object>)}. */
  public static void replaceAll(List<Object> it, UnaryOperator<Object> update, int site) {
    Containers.write(it, site);
    it.replaceAll(update);
  }
}
