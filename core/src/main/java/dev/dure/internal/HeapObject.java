package dev.dure.internal;

import dev.dure.SharedObject;
import dev.dure.Space;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all objects of the thread scope have in common. The object is its own handle, so handles are
 * equal if they are the same; only ranges of arrays say otherwise.
 */
abstract class HeapObject implements SharedObject {

  private static final long serialVersionUID = 1L;

  private final transient Heap heap;
  private final transient @Nullable String name;
  private final transient Shape shape;

  HeapObject(Heap heap, @Nullable String name, Shape shape) {
    this.heap = heap;
    this.name = name;
    this.shape = shape;
  }

  final Heap heap() {
    return heap;
  }

  final Shape shape() {
    return shape;
  }

  /** Every operation on plain data begins with this; see {@link Heap#requireOpen}. */
  public final void requireOpen() {
    heap.requireOpen();
  }

  @Override
  public final Space space() {
    return heap.space();
  }

  @Override
  public final Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** In the words of messages: {@code lock "jobs" in heap space "heap-1"}. */
  @Override
  public String toString() {
    return shape.kind().word()
        + (shape.kind().isArray() ? "[" + shape.length() + "]" : "")
        + (name == null ? " without a name" : " \"" + name + "\"")
        + " in "
        + heap.description();
  }

  /** What is serialized in place of this. */
  HeapHandle toHandle() {
    return heap.export(this);
  }

  /** Serialization calls this for subclasses too, since they inherit it. */
  final Object writeReplace() {
    return toHandle();
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException(
        "An object of a heap space is serialized as a HeapHandle, never itself; the stream was"
            + " tampered with.");
  }
}
