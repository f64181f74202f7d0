package dev.dure.race.runtime.model;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Functions that a {@code ConcurrentSkipListMap} calls with an old value, for a new one. A mapping
 * is known by its value alone: keys are compared and need not have a hash.
 */
public final class MapHandoffs {

  private MapHandoffs() {}

  /** Of {@code compute} and {@code computeIfPresent}: a key and the old value give the new one. */
  public static @Nullable BiFunction<Object, Object, Object> update(
      Object map, @Nullable Object key, @Nullable BiFunction<Object, Object, Object> update) {
    return updateAll(map, update);
  }

  /** Of {@code merge}: the old value and the given one give the new one. */
  public static @Nullable BiFunction<Object, Object, Object> merge(
      Object map,
      @Nullable Object key,
      @Nullable Object value,
      @Nullable BiFunction<Object, Object, Object> update) {
    if (update == null) {
      return null;
    }
    return (old, given) -> {
      Handoffs.taken(map, old);
      Object made = update.apply(old, given);
      Handoffs.put(map, made);
      return made;
    };
  }

  /** Of {@code replaceAll}; as {@link #update}. */
  public static @Nullable BiFunction<Object, Object, Object> updateAll(
      Object map, @Nullable BiFunction<Object, Object, Object> update) {
    if (update == null) {
      return null;
    }
    return (key, old) -> {
      Handoffs.taken(map, old);
      Object made = update.apply(key, old);
      Handoffs.put(map, made);
      return made;
    };
  }
}
