package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Keys;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code Map}: as a read or write of a map that is not safe for threads, see {@link Containers}, or
 * by key of a concurrent one, see {@link ConcurrentMaps}.
 */
public final class MapModel {

  private MapModel() {}

  /** Stands for {@code Map.get}. */
  public static @Nullable Object get(Map<Object, Object> map, Object key, int site) {
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      return ConcurrentMaps.got(map, key, concurrent.get(key));
    }
    @Nullable Object taken = reading(map, site);
    Object value = map.get(key);
    Containers.taken(value == null ? null : taken);
    return value;
  }

  /** Stands for {@code Map.getOrDefault}. */
  public static @Nullable Object getOrDefault(
      Map<Object, Object> map, Object key, Object otherwise, int site) {
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      return ConcurrentMaps.got(map, key, concurrent.getOrDefault(key, otherwise));
    }
    @Nullable Object taken = reading(map, site);
    Object value = map.getOrDefault(key, otherwise);
    Containers.taken(taken);
    return value;
  }

  /** Stands for {@code Map.containsKey}. */
  public static boolean containsKey(Map<Object, Object> map, Object key, int site) {
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      return ConcurrentMaps.got(map, key, concurrent.get(key)) != null;
    }
    @Nullable Object taken = Containers.taking(map, site);
    boolean found = map.containsKey(key);
    Containers.taken(found ? taken : null);
    return found;
  }

  /** Stands for {@code Map.containsValue}. */
  public static boolean containsValue(Map<Object, Object> map, Object value, int site) {
    @Nullable Object taken = Containers.taking(map, site);
    boolean found = map.containsValue(value);
    Containers.taken(found ? taken : null);
    return found;
  }

  /** Stands for {@code Map.size}. */
  public static int size(Map<Object, Object> map, int site) {
    Containers.read(map, site);
    return map.size();
  }

  /** Stands for {@code Map.isEmpty}. */
  public static boolean isEmpty(Map<Object, Object> map, int site) {
    Containers.read(map, site);
    return map.isEmpty();
  }

  /** Stands for {@code Map.forEach}. */
  public static void forEach(Map<Object, Object> map, BiConsumer<Object, Object> action, int site) {
    Containers.taken(Containers.taking(map, site));
    boolean isConcurrent = map instanceof ConcurrentHashMap<Object, Object>;
    map.forEach(isConcurrent ? ConcurrentMaps.action(map, action) : action);
  }

  /** Stands for {@code Map.put}. */
  public static @Nullable Object put(Map<Object, Object> map, Object key, Object value, int site) {
    Object told = Keys.changing(map, key, site);
    Object old;
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      old = ConcurrentMaps.put(concurrent, key, value);
    } else {
      Containers.write(map, site);
      old = map.put(key, value);
    }
    Keys.put(told, old, value);
    return old;
  }

  /** Stands for {@code Map.putAll}. */
  public static void putAll(Map<Object, Object> map, Map<Object, Object> other, int site) {
    Containers.read(other, site);
    Containers.write(map, site);
    if (map instanceof ConcurrentHashMap<Object, Object>) {
      ConcurrentMaps.puttingAll(map, other);
    }
    map.putAll(other);
  }

  /** Stands for {@code Map.putIfAbsent}. */
  public static @Nullable Object putIfAbsent(
      Map<Object, Object> map, Object key, Object value, int site) {
    Object told = Keys.changing(map, key, site);
    Object old;
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      old = ConcurrentMaps.putIfAbsent(concurrent, key, value);
    } else {
      Containers.write(map, site);
      old = map.putIfAbsent(key, value);
    }
    Keys.added(told, old == null);
    return old;
  }

  /** Stands for {@code Map.remove}. */
  public static @Nullable Object remove(Map<Object, Object> map, Object key, int site) {
    Object told = Keys.changing(map, key, site);
    Object old;
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      old = ConcurrentMaps.got(map, key, concurrent.remove(key));
    } else {
      Containers.write(map, site);
      old = map.remove(key);
    }
    Keys.removed(told, old != null);
    return old;
  }

  /** Stands for {@code Map.remove} of a mapping. */
  public static boolean remove(Map<Object, Object> map, Object key, Object value, int site) {
    Object told = Keys.changing(map, key, site);
    @Nullable Object taken = Containers.removing(map, site);
    boolean removed = map.remove(key, value);
    Containers.taken(removed ? taken : null);
    Keys.removed(told, removed);
    return removed;
  }

  /** Stands for {@code Map.replace}. */
  public static @Nullable Object replace(
      Map<Object, Object> map, Object key, Object value, int site) {
    Object told = Keys.changing(map, key, site);
    Object old;
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      old = ConcurrentMaps.replace(concurrent, key, value);
    } else {
      Containers.write(map, site);
      old = map.replace(key, value);
    }
    Keys.replaced(told, old != null, old, value);
    return old;
  }

  /** Stands for {@code Map.replace} of a mapping. */
  public static boolean replace(
      Map<Object, Object> map, Object key, Object old, Object value, int site) {
    Object told = Keys.changing(map, key, site);
    boolean replaced;
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      replaced = ConcurrentMaps.replace(concurrent, key, old, value);
    } else {
      Containers.write(map, site);
      replaced = map.replace(key, old, value);
    }
    Keys.replaced(told, replaced, old, value);
    return replaced;
  }

  /** Stands for {@code Map.replaceAll}. */
  public static void replaceAll(
      Map<Object, Object> map, BiFunction<Object, Object, Object> update, int site) {
    Containers.write(map, site);
    boolean isConcurrent = map instanceof ConcurrentHashMap<Object, Object>;
    map.replaceAll(isConcurrent ? ConcurrentMaps.update(map, update) : update);
  }

  /** Stands for {@code Map.clear}. */
  public static void clear(Map<Object, Object> map, int site) {
    Containers.write(map, site);
    map.clear();
  }

  /** Stands for {@code Map.computeIfAbsent}. */
  public static @Nullable Object computeIfAbsent(
      Map<Object, Object> map, Object key, Function<Object, Object> make, int site) {
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      return ConcurrentMaps.got(
          map, key, concurrent.computeIfAbsent(key, ConcurrentMaps.maker(map, make)));
    }
    Containers.write(map, site);
    return map.computeIfAbsent(key, make);
  }

  /** Stands for {@code Map.computeIfPresent}. */
  public static @Nullable Object computeIfPresent(
      Map<Object, Object> map, Object key, BiFunction<Object, Object, Object> update, int site) {
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      return ConcurrentMaps.got(
          map, key, concurrent.computeIfPresent(key, ConcurrentMaps.update(map, update)));
    }
    Containers.write(map, site);
    return map.computeIfPresent(key, update);
  }

  /** Stands for {@code Map.compute}. */
  public static @Nullable Object compute(
      Map<Object, Object> map, Object key, BiFunction<Object, Object, Object> update, int site) {
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      return ConcurrentMaps.got(
          map, key, concurrent.compute(key, ConcurrentMaps.update(map, update)));
    }
    Containers.write(map, site);
    return map.compute(key, update);
  }

  /** Stands for {@code Map.merge}. */
  public static @Nullable Object merge(
      Map<Object, Object> map,
      Object key,
      Object value,
      BiFunction<Object, Object, Object> update,
      int site) {
    Object told = Keys.changing(map, key, site);
    Object now;
    if (map instanceof ConcurrentHashMap<Object, Object> concurrent) {
      ConcurrentMaps.comparing(map, key);
      now = ConcurrentMaps.merge(concurrent, key, value, update);
    } else {
      Containers.write(map, site);
      now = map.merge(key, value, update);
    }
    Keys.added(told, now != null);
    return now;
  }

  /** A look-up, which in a map that is ordered by access is a change. */
  private static @Nullable Object reading(Map<Object, Object> map, int site) {
    return ConcurrentMaps.isOrderedByAccess(map)
        ? Containers.removing(map, site)
        : Containers.taking(map, site);
  }
}
