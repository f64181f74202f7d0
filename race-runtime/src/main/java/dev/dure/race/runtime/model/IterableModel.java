package dev.dure.race.runtime.model;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code Iterable}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class IterableModel {

  private IterableModel() {}

  /** Stands for {@code Iterable.forEach(Consumer<Object>)}. */
  public static void forEach(Iterable<Object> it, Consumer<Object> action, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Containers.taken(taken);
    it.forEach(action);
  }
}
