package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Keys;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code Collection}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class CollectionModel {

  private CollectionModel() {}

  /** Stands for {@code Collection.size()}. */
  public static int size(Collection<Object> it, int site) {
    Containers.read(it, site);
    return it.size();
  }

  /** Stands for {@code Collection.isEmpty()}. */
  public static boolean isEmpty(Collection<Object> it, int site) {
    Containers.read(it, site);
    return it.isEmpty();
  }

  /** Stands for {@code Collection.contains(Object)}. */
  public static boolean contains(Collection<Object> it, Object element, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    boolean result = it.contains(element);
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.containsAll(Collection<?>)}. */
  public static boolean containsAll(Collection<Object> it, Collection<?> elements, int site) {
    Containers.read(elements, site);
    @Nullable Object taken = Containers.taking(it, site);
    boolean result = it.containsAll(elements);
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.iterator()}. */
  public static Iterator<Object> iterator(Collection<Object> it, int site) {
    Containers.read(it, site);
    return it.iterator();
  }

  /** Stands for {@code Collection.toArray()}. */
  public static Object[] toArray(Collection<Object> it, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Object[] result = it.toArray();
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.toArray(Object[])}. */
  public static Object[] toArray(Collection<Object> it, Object[] array, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Object[] result = it.toArray(array);
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.toArray(IntFunction<Object[]>)}. */
  public static Object[] toArray(Collection<Object> it, IntFunction<Object[]> maker, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Object[] result = it.toArray(maker);
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.stream()}. */
  public static Stream<Object> stream(Collection<Object> it, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Stream<Object> result = it.stream();
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.parallelStream()}. */
  public static Stream<Object> parallelStream(Collection<Object> it, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Stream<Object> result = it.parallelStream();
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.add(Object)}. */
  public static boolean add(Collection<Object> it, Object element, int site) {
    Object told = Keys.changing(it, element, site);
    Containers.put(it, element, site);
    boolean result = it.add(element);
    Keys.added(told, result);
    return result;
  }

  /** Stands for {@code Collection.remove(Object)}. */
  public static boolean remove(Collection<Object> it, Object element, int site) {
    Object told = Keys.changing(it, element, site);
    @Nullable Object taken = Containers.removing(it, site);
    boolean result = it.remove(element);
    Containers.taken(taken);
    Keys.removed(told, result);
    return result;
  }

  /** Stands for {@code Collection.addAll(Collection<Object>)}. */
  public static boolean addAll(Collection<Object> it, Collection<Object> elements, int site) {
    Containers.read(elements, site);
    Containers.putAll(it, elements, site);
    return it.addAll(elements);
  }

  /** Stands for {@code Collection.removeAll(Collection<?>)}. */
  public static boolean removeAll(Collection<Object> it, Collection<?> elements, int site) {
    Containers.read(elements, site);
    @Nullable Object taken = Containers.removing(it, site);
    boolean result = it.removeAll(elements);
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.retainAll(Collection<?>)}. */
  public static boolean retainAll(Collection<Object> it, Collection<?> elements, int site) {
    Containers.read(elements, site);
    @Nullable Object taken = Containers.removing(it, site);
    boolean result = it.retainAll(elements);
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.removeIf(Predicate<Object>)}. */
  public static boolean removeIf(Collection<Object> it, Predicate<Object> filter, int site) {
    @Nullable Object taken = Containers.removing(it, site);
    boolean result = it.removeIf(filter);
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Collection.clear()}. */
  public static void clear(Collection<Object> it, int site) {
    Containers.write(it, site);
    it.clear();
  }
}
