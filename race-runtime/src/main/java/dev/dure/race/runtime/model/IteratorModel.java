package dev.dure.race.runtime.model;

import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code Iterator}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
public final class IteratorModel {

  private IteratorModel() {}

  /** Stands for {@code Iterator.next()}. */
  public static Object next(Iterator<Object> it, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Object result = it.next();
    Containers.taken(taken);
    return result;
  }

  /** Stands for {@code Iterator.remove()}. */
  public static void remove(Iterator<Object> it, int site) {
    Containers.write(it, site);
    it.remove();
  }

  /** Stands for {@code Iterator.forEachRemaining(Consumer<Object>)}. */
  public static void forEachRemaining(Iterator<Object> it, Consumer<Object> action, int site) {
    @Nullable Object taken = Containers.taking(it, site);
    Containers.taken(taken);
    it.forEachRemaining(action);
  }
}
