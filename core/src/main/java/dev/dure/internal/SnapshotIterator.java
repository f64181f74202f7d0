package dev.dure.internal;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A weakly consistent iterator: it shows the items that were there when it was made, and removes
 * the very item that it has shown.
 *
 * @param <I> what identifies an element
 * @param <E> the type of the elements
 */
public final class SnapshotIterator<I, E> implements Iterator<E> {

  private final Iterator<I> items;
  private final Function<I, E> read;
  private final Consumer<I> remove;
  private @Nullable I shown;

  /** Shows items, each read when it is its turn. */
  public SnapshotIterator(List<I> items, Function<I, E> read, Consumer<I> remove) {
    this.items = items.iterator();
    this.read = read;
    this.remove = remove;
  }

  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public E next() {
    if (!items.hasNext()) {
      throw new NoSuchElementException("The iterator has shown all elements.");
    }
    I next = items.next();
    shown = next;
    return read.apply(next);
  }

  @Override
  public void remove() {
    I item = shown;
    if (item == null) {
      throw new IllegalStateException("remove() once after each next()");
    }
    shown = null;
    remove.accept(item); // it may be gone already, and that is all that was asked for
  }
}
