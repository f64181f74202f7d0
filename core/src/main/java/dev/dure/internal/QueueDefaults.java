package dev.dure.internal;

import dev.dure.Lease;
import dev.dure.SharedQueue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a queue from its few own operations, in every space. An interface, since the
 * queues of the spaces extend what else they are.
 *
 * @param <E> the type of the elements
 */
public interface QueueDefaults<E> extends SharedQueue<E> {

  /** The elements as they are at some moment, in their order. */
  List<E> snapshot();

  /** Whether an element is what was asked for. */
  boolean isSame(@Nullable Object asked, E element);

  @Override
  default boolean add(E element) {
    if (!offer(element)) {
      throw new IllegalStateException(this + " is full: it holds " + capacity() + " elements.");
    }
    return true;
  }

  @Override
  default E remove() {
    E first = poll();
    if (first == null) {
      throw new NoSuchElementException(this + " is empty.");
    }
    return first;
  }

  @Override
  default E element() {
    E first = peek();
    if (first == null) {
      throw new NoSuchElementException(this + " is empty.");
    }
    return first;
  }

  @Override
  default boolean contains(@Nullable Object asked) {
    for (E element : snapshot()) {
      if (isSame(asked, element)) {
        return true;
      }
    }
    return false;
  }

  @Override
  default boolean containsAll(Collection<?> all) {
    snapshot(); // a closed space has to be told for an empty collection too
    for (Object each : all) {
      if (!contains(each)) {
        return false;
      }
    }
    return true;
  }

  @Override
  default boolean addAll(Collection<? extends E> all) {
    if (isThis(all)) {
      throw new IllegalArgumentException(this + " cannot be added to itself.");
    }
    boolean changed = remainingCapacity() < 0; // never; a closed space has to be told
    for (E each : all) {
      changed |= add(each);
    }
    return changed;
  }

  /** Whether a collection is a handle of this queue. */
  @SuppressWarnings("UndefinedEquals") // shared objects have well-defined equality
  private boolean isThis(Collection<?> other) {
    return other instanceof SharedQueue<?> queue && queue.equals(this);
  }

  @Override
  default boolean removeAll(Collection<?> all) {
    Objects.requireNonNull(all, "all");
    return removeIf(all::contains);
  }

  @Override
  default boolean retainAll(Collection<?> all) {
    Objects.requireNonNull(all, "all");
    return removeIf(element -> !all.contains(element));
  }

  @Override
  default void clear() {
    for (int left = size(); left > 0 && poll() != null; left--) {
      // what is put in meanwhile may stay
    }
  }

  @Override
  default int drainTo(Collection<? super E> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  default int drainTo(Collection<? super E> target, int most) {
    Objects.requireNonNull(target, "target");
    if (isThis(target)) {
      throw new IllegalArgumentException(this + " cannot be drained to itself.");
    }
    int drained = 0;
    boolean more = !isEmpty(); // asked first, since a closed space has to be told for 0 too
    while (more && drained < most) {
      try (Lease<E> first = pollLease()) { // what the target does not take goes back
        more = first != null;
        if (first != null) {
          target.add(first.value());
          first.acknowledge();
          drained++;
        }
      }
    }
    return drained;
  }

  @Override
  default Object[] toArray() {
    return snapshot().toArray();
  }

  @Override
  @SuppressWarnings("unchecked") // an array of the type that was given
  default <T> T[] toArray(T[] array) {
    Objects.requireNonNull(array, "array");
    List<E> all = new ArrayList<>(snapshot());
    T[] target =
        array.length >= all.size()
            ? array
            : (T[]) Array.newInstance(array.getClass().getComponentType(), all.size());
    return all.toArray(target);
  }

  @Override
  default Spliterator<E> spliterator() {
    return Spliterators.spliterator(
        snapshot(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
  }
}
