package dev.dure.internal;

import dev.dure.Elements;
import dev.dure.SharedMap;
import dev.dure.SpaceFullException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a map from its few own operations, in every space. An interface, since the maps
 * of the spaces extend what else they are.
 *
 * <p>A space packs keys and values: a packed key is what it compares keys by, a packed value what
 * it stores. So what is too large, or of another type, is found before anything is locked; and what
 * is made of bytes is made when nothing is locked any more, unless a function asks for it.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface MapDefaults<K, V> extends SharedMap<K, V> {

  /** What becomes of one entry. */
  @FunctionalInterface
  interface Change {

    /**
     * Says what the value becomes.
     *
     * @param was the packed value, or null if there is none
     * @return the packed value that it becomes; null if there is to be none; {@code was} itself if
     *     nothing is to be changed
     */
    @Nullable Object of(@Nullable Object was);
  }

  /**
   * An entry as it was.
   *
   * @param key the packed key
   * @param value the packed value
   */
  record Item(Object key, Object value) {}

  /** What a function gave, kept while its entry is changed. */
  final class Given<T> {
    @Nullable T value;
  }

  /** Throws if the space is closed. */
  void requireOpen();

  /** How keys and values become bytes. */
  MapCodec<K, V> codec();

  /** What stands for the map in this process; one object for all handles of it. */
  Object identity();

  /**
   * Packs a key.
   *
   * @throws IllegalArgumentException if it is too large or cannot be sent
   * @throws ClassCastException if it is of another type
   */
  Object packKey(K key);

  /** Packs a value; throws as {@link #packKey}. */
  Object packValue(V value);

  /** Makes a key of what was packed. */
  K unpackKey(Object packed);

  /** Makes a value of what was packed. */
  V unpackValue(Object packed);

  /** Whether there is an entry with a packed key. */
  boolean has(Object key);

  /** The packed value of a packed key, or null. */
  @Nullable Object look(Object key);

  /**
   * Changes the entry of a packed key in one step, in which the change is called once, and excludes
   * other changes of the key.
   *
   * @return the packed value that was there, or null
   * @throws SpaceFullException if there is no room for another entry
   */
  @Nullable Object change(Object key, Change change);

  /** All entries, weakly consistent. */
  Iterator<Item> items();

  // ---- steps ----

  /** The map is full. */
  default SpaceFullException full() {
    return codec().full(toString(), capacity());
  }

  private @Nullable Object step(Object key, Change change) {
    FunctionGuard.requireOutside(identity(), this);
    return change(key, change);
  }

  /** A step whose change runs code of the user's: all of it, so serialization too. */
  private @Nullable Object stepWithFunction(Object key, Change change) {
    return step(key, was -> FunctionGuard.call(identity(), () -> change.of(was)));
  }

  private @Nullable V unpackOrNull(@Nullable Object packed) {
    return packed == null ? null : unpackValue(packed);
  }

  private @Nullable Object packOrNull(@Nullable V value) {
    return value == null ? null : packValue(value);
  }

  /** The packed key of what is asked for, or null if it can be in no such map. */
  private @Nullable Object packAsked(Object asked) {
    requireOpen();
    K key = codec().asKey(Objects.requireNonNull(asked, "key"));
    if (key == null) {
      return null;
    }
    try {
      return packKey(key);
    } catch (IllegalArgumentException e) { // it is too large to be there
      return null;
    }
  }

  /** The packed key of what is to be put in. */
  private Object packGiven(K key) {
    requireOpen();
    return packKey(Objects.requireNonNull(key, "key"));
  }

  // ---- reading ----

  @Override
  default @Nullable V get(Object asked) {
    Object key = packAsked(asked);
    return key == null ? null : unpackOrNull(look(key));
  }

  @Override
  default V getOrDefault(Object asked, V otherwise) {
    V value = get(asked);
    return value == null ? otherwise : value;
  }

  @Override
  default boolean containsKey(Object asked) {
    Object key = packAsked(asked);
    return key != null && has(key);
  }

  @Override
  default boolean containsValue(Object asked) {
    return values().contains(Objects.requireNonNull(asked, "value"));
  }

  /** Whether a packed value is what was asked for. */
  default boolean isSame(Object asked, @Nullable Object packed) {
    return packed != null && codec().values().isSame(asked, unpackValue(packed));
  }

  @Override
  default boolean isEmpty() {
    return size() == 0;
  }

  @Override
  default Elements<K> keyElements() {
    return codec().elements().keys();
  }

  @Override
  default Elements<V> valueElements() {
    return codec().elements().values();
  }

  // ---- changing ----

  @Override
  default @Nullable V put(K key, V value) {
    requireBoth(key, value);
    Object packedKey = packGiven(key);
    Object packed = packValue(value);
    return unpackOrNull(step(packedKey, was -> packed));
  }

  @Override
  default @Nullable V putIfAbsent(K key, V value) {
    requireBoth(key, value);
    Object packedKey = packGiven(key);
    Object packed = packValue(value);
    Object there = look(packedKey);
    return unpackOrNull(there == null ? step(packedKey, was -> was == null ? packed : was) : there);
  }

  @Override
  default void putAll(Map<? extends K, ? extends V> entries) {
    requireOpen();
    entries.forEach(this::put);
  }

  @Override
  default @Nullable V remove(Object asked) {
    Object key = packAsked(asked);
    return key == null ? null : unpackOrNull(removePacked(key));
  }

  /** Removes an entry, and gives the packed value that it had. */
  default @Nullable Object removePacked(Object key) {
    return step(key, was -> null);
  }

  @Override
  default boolean remove(Object asked, Object value) {
    requireBoth(asked, value);
    Object key = packAsked(asked);
    return key != null && changeIf(key, value, null);
  }

  @Override
  default boolean replace(K key, V expected, V value) {
    requireBoth(key, value);
    Objects.requireNonNull(expected, "expected");
    return changeIf(packGiven(key), expected, packValue(value));
  }

  /** Changes an entry if its value is what is expected. */
  private boolean changeIf(Object key, Object expected, @Nullable Object next) {
    Given<Boolean> changed = new Given<>();
    stepWithFunction(
        key,
        was -> {
          boolean same = isSame(expected, was);
          changed.value = same;
          return same ? next : was;
        });
    return Boolean.TRUE.equals(changed.value);
  }

  @Override
  default @Nullable V replace(K key, V value) {
    requireBoth(key, value);
    Object packedKey = packGiven(key);
    Object packed = packValue(value);
    return unpackOrNull(step(packedKey, was -> was == null ? null : packed));
  }

  @Override
  default void clear() {
    for (Iterator<Item> items = items(); items.hasNext(); ) {
      removePacked(items.next().key());
    }
  }

  private static void requireBoth(@Nullable Object key, @Nullable Object value) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
  }

  // ---- functions ----

  @Override
  default @Nullable V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    Objects.requireNonNull(function, "function");
    Object packedKey = packGiven(key);
    Object there = look(packedKey);
    Given<V> given = new Given<>();
    Object before =
        there == null
            ? stepWithFunction(
                packedKey,
                was -> {
                  if (was != null) {
                    return was;
                  }
                  given.value = function.apply(key);
                  return packOrNull(given.value);
                })
            : there;
    return before == null ? given.value : unpackValue(before);
  }

  @Override
  default @Nullable V computeIfPresent(
      K key, BiFunction<? super K, ? super V, ? extends V> function) {
    Objects.requireNonNull(function, "function");
    return computed(
        packGiven(key), was -> was == null ? null : function.apply(key, unpackValue(was)));
  }

  @Override
  default @Nullable V compute(
      K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
    Objects.requireNonNull(function, "function");
    return computed(packGiven(key), was -> function.apply(key, unpackOrNull(was)));
  }

  @Override
  default @Nullable V merge(
      K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
    requireBoth(key, value);
    Objects.requireNonNull(function, "function");
    Object packedKey = packGiven(key);
    Object packed = packValue(value);
    Given<V> given = new Given<>();
    stepWithFunction(
        packedKey,
        was -> {
          if (was == null) {
            given.value = value;
            return packed;
          }
          given.value = function.apply(unpackValue(was), value);
          return packOrNull(given.value);
        });
    return given.value;
  }

  /** Makes of an entry what a function, which may see the packed value, gives; and gives that. */
  private @Nullable V computed(Object key, Function<@Nullable Object, @Nullable V> function) {
    Given<V> given = new Given<>();
    stepWithFunction(
        key,
        was -> {
          given.value = function.apply(was);
          return packOrNull(given.value);
        });
    return given.value;
  }

  @Override
  default void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    Objects.requireNonNull(function, "function");
    for (Iterator<Item> items = items(); items.hasNext(); ) {
      Object packedKey = items.next().key();
      K key = unpackKey(packedKey);
      computed(
          packedKey,
          was ->
              was == null
                  ? null
                  : Objects.requireNonNull(function.apply(key, unpackValue(was)), "value"));
    }
  }

  @Override
  default void forEach(BiConsumer<? super K, ? super V> action) {
    Objects.requireNonNull(action, "action");
    for (Iterator<Item> items = items(); items.hasNext(); ) {
      Item item = items.next();
      action.accept(unpackKey(item.key()), unpackValue(item.value()));
    }
  }

  // ---- views ----

  @Override
  default Set<K> keySet() {
    requireOpen();
    return new MapViews.Keys<>(this);
  }

  @Override
  default Collection<V> values() {
    requireOpen();
    return new MapViews.Values<>(this);
  }

  @Override
  default Set<Map.Entry<K, V>> entrySet() {
    requireOpen();
    return new MapViews.Entries<>(this);
  }
}
