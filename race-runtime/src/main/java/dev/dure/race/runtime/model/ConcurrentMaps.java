package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Elements;
import dev.dure.race.runtime.Inside;
import dev.dure.race.runtime.ThreadState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@link ConcurrentHashMap}: an update for a key comes before each retrieval that reports what it
 * has put, also where a function is given the old value. A mapping is known by the hash of its key
 * and the identity of its value; a retrieval that finds nothing orders nothing.
 */
final class ConcurrentMaps {

  private static final Inside ACCESS_ORDER = Inside.field(LinkedHashMap.class, "accessOrder");

  /** Stands for the keys that were put with one hash. */
  private static final Object KEYS = new Object();

  private ConcurrentMaps() {}

  static boolean isOrderedByAccess(Map<?, ?> map) {
    return map instanceof LinkedHashMap<?, ?> && ACCESS_ORDER.isTrue(map);
  }

  /** A retrieval has reported a value, or null. */
  static @Nullable Object got(Object map, @Nullable Object key, @Nullable Object value) {
    ThreadState.current().hasCompared();
    if (key != null && value != null) {
      Elements.take(map, key.hashCode(), value);
    }
    return value;
  }

  private static @Nullable Object putting(
      Object map, @Nullable Object key, @Nullable Object value) {
    if (key == null || value == null) {
      return null;
    }
    if (isCompared(key)) {
      var unused = Elements.put(map, key.hashCode(), KEYS);
    }
    return Elements.put(map, key.hashCode(), value);
  }

  /**
   * A map is about to look for a key: it may call its {@code equals} with those that were put and
   * have the same hash, also with one that is put meanwhile.
   */
  static void comparing(Object map, @Nullable Object key) {
    if (key != null && isCompared(key)) {
      int hash = key.hashCode();
      Elements.take(map, hash, KEYS);
      ThreadState.current().compares(map, hash, KEYS);
    }
  }

  /** Whether a comparison runs code that is followed. */
  private static boolean isCompared(Object key) {
    return key.getClass().getClassLoader() != null;
  }

  private static void undo(Object map, Object key, Object value, @Nullable Object told) {
    ThreadState.current().hasCompared();
    if (told != null) {
      Elements.undo(map, key.hashCode(), value, told);
    }
  }

  static @Nullable Object put(ConcurrentHashMap<Object, Object> map, Object key, Object value) {
    var unused = putting(map, key, value);
    return got(map, key, map.put(key, value));
  }

  static void puttingAll(Object map, Map<Object, Object> other) {
    for (Map.Entry<Object, Object> entry : other.entrySet()) {
      var unused = putting(map, entry.getKey(), entry.getValue());
    }
  }

  static @Nullable Object putIfAbsent(
      ConcurrentHashMap<Object, Object> map, Object key, Object value) {
    Object told = putting(map, key, value);
    Object old = map.putIfAbsent(key, value);
    if (old != null) {
      undo(map, key, value, told);
    }
    return got(map, key, old);
  }

  static @Nullable Object replace(ConcurrentHashMap<Object, Object> map, Object key, Object value) {
    Object told = putting(map, key, value);
    Object old = map.replace(key, value);
    if (old == null) {
      undo(map, key, value, told);
    }
    return got(map, key, old);
  }

  static boolean replace(
      ConcurrentHashMap<Object, Object> map, Object key, Object old, Object value) {
    Object told = putting(map, key, value);
    boolean replaced = map.replace(key, old, value);
    if (replaced) {
      var unused = got(map, key, old);
    } else {
      undo(map, key, value, told);
    }
    return replaced;
  }

  static @Nullable Object merge(
      ConcurrentHashMap<Object, Object> map,
      Object key,
      Object value,
      BiFunction<Object, Object, Object> update) {
    var unused = putting(map, key, value);
    BiFunction<Object, Object, Object> told =
        (old, given) -> {
          var ignored = got(map, key, old);
          Object made = update.apply(old, given);
          ignored = putting(map, key, made);
          return made;
        };
    return got(map, key, map.merge(key, value, update == null ? update : told));
  }

  // ---- functions that the map calls ----

  static BiConsumer<Object, Object> action(Object map, BiConsumer<Object, Object> action) {
    return action == null
        ? action
        : (key, value) -> {
          var unused = got(map, key, value);
          action.accept(key, value);
        };
  }

  static Function<Object, Object> maker(Object map, Function<Object, Object> make) {
    return make == null
        ? make
        : key -> {
          ThreadState.current().hasCompared();
          Object made = make.apply(key);
          var unused = putting(map, key, made);
          return made;
        };
  }

  static BiFunction<Object, Object, Object> update(
      Object map, BiFunction<Object, Object, Object> update) {
    return update == null
        ? update
        : (key, old) -> {
          var unused = got(map, key, old);
          Object made = update.apply(key, old);
          unused = putting(map, key, made);
          return made;
        };
  }
}
