package dev.dure.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows in which map's function a thread is: a function that changed its own map could wait for
 * ever, for a lock of its own thread or for another thread that waits for it.
 */
final class FunctionGuard {

  /** That a thread runs a function of a map, perhaps within one of another map. */
  private record Running(Object map, @Nullable Running outer) {}

  private static final ThreadLocal<@Nullable Running> CURRENT = new ThreadLocal<>();

  private FunctionGuard() {}

  /**
   * Throws if this thread is in a function of a map.
   *
   * @param map what stands for the map in this process; one object for all of its handles
   * @param description the map in words
   */
  @SuppressWarnings("ReferenceEquality") // the same map, not an equal one
  static void requireOutside(Object map, MapDefaults<?, ?> description) {
    for (Running at = CURRENT.get(); at != null; at = at.outer()) {
      if (at.map() == map) {
        throw new IllegalStateException(
            "A function that computes an entry of "
                + description
                + " changes the same map. It may read it, and return what its own entry becomes.");
      }
    }
  }

  /** Runs a function of a map. */
  static <T extends @Nullable Object> T call(Object map, Supplier<T> function) {
    Running outer = CURRENT.get();
    CURRENT.set(new Running(map, outer));
    try {
      return function.get();
    } finally {
      CURRENT.set(outer);
    }
  }
}
