package dev.dure.internal;

import dev.dure.SpaceFullException;
import org.jspecify.annotations.Nullable;

/**
 * How the keys and values of a map become bytes and come back.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class MapCodec<K, V> {

  private final MapElements<K, V> elements;
  private final ElementCodec<K> keys;
  private final ElementCodec<V> values;

  /**
   * The codec of a map.
   *
   * @param handle the class that stands in a stream for handles of the space
   * @throws IllegalArgumentException if a record has a component that cannot be shared
   */
  public MapCodec(MapElements<K, V> elements, Class<?> handle) {
    this.elements = elements;
    this.keys = ElementCodec.of(elements.keys(), handle);
    this.values = ElementCodec.of(elements.values(), handle);
  }

  /** What keys and values are. */
  public MapElements<K, V> elements() {
    return elements;
  }

  /** How keys become bytes. */
  public ElementCodec<K> keys() {
    return keys;
  }

  /** How values become bytes. */
  public ElementCodec<V> values() {
    return values;
  }

  /** The shape of a map of these; see {@link Shape#map}. */
  public Shape shape(int capacity) {
    return Shape.map(capacity, keys, values);
  }

  /** Something that is asked for as a key, or null if it is of another type. */
  @Nullable K asKey(Object asked) {
    Class<K> type = elements.keys().type();
    return type.isInstance(asked) ? type.cast(asked) : null;
  }

  /** What is thrown if a map has no room for another entry. */
  SpaceFullException full(String map, int capacity) {
    long bytes = (long) keys.maxBytes() + values.maxBytes();
    return new SpaceFullException(
        map,
        "another entry",
        bytes,
        0,
        capacity * bytes,
        String.format(
            "It holds %,d entries: create it with a larger capacity, or remove some.", capacity));
  }
}
