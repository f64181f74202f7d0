package dev.dure.internal;

import dev.dure.Elements;
import java.io.Serializable;
import java.util.Objects;

/**
 * What the keys and values of a map are; part of its handles.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @param keys the keys
 * @param values the values
 */
public record MapElements<K, V>(Elements<K> keys, Elements<V> values) implements Serializable {

  /** Checks the keys. */
  public MapElements {
    Objects.requireNonNull(values, "values");
    if (Objects.requireNonNull(keys, "keys") instanceof Elements.Serialized<?> objects) {
      throw new IllegalArgumentException(
          String.format(
              "Serialized objects, here of %s, cannot be keys: equal ones may have different bytes."
                  + " Allowed are numbers, strings, bytes and records.",
              objects.type().getName()));
    }
  }

  /** Whether others have the same classes: there may be several of one name. */
  boolean isOfTypes(MapElements<?, ?> others) {
    return keys.type() == others.keys.type() && values.type() == others.values.type();
  }
}
