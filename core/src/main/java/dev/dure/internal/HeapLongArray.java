package dev.dure.internal;

import dev.dure.SharedLongArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of 64-bit elements in the heap, or a range of one. */
final class HeapLongArray extends HeapObject implements SharedLongArray {

  private static final long serialVersionUID = 1L;

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

  /** The array of which this is a range; null if this is a whole array. */
  private final transient @Nullable HeapLongArray whole;

  private final transient long[] elements;
  private final transient int start;
  private final transient int length;

  HeapLongArray(Heap heap, @Nullable String name, Shape shape, long[] elements) {
    super(heap, name, shape);
    this.whole = null;
    this.elements = elements;
    this.start = 0;
    this.length = elements.length;
  }

  private HeapLongArray(HeapLongArray whole, int start, int length) {
    super(whole.heap(), null, whole.shape());
    this.whole = whole;
    this.elements = whole.elements;
    this.start = start;
    this.length = length;
  }

  /** Every operation begins with this: the space is open, and the index lies within this range. */
  private int at(int index) {
    requireOpen();
    return start + Objects.checkIndex(index, length);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long get(int index) {
    return (long) ELEMENT.getVolatile(elements, at(index));
  }

  @Override
  public void set(int index, long value) {
    ELEMENT.setVolatile(elements, at(index), value);
  }

  @Override
  public long getAndSet(int index, long value) {
    return (long) ELEMENT.getAndSet(elements, at(index), value);
  }

  @Override
  public long getAndAdd(int index, long delta) {
    return (long) ELEMENT.getAndAdd(elements, at(index), delta);
  }

  @Override
  public long compareAndExchange(int index, long expected, long value) {
    return (long) ELEMENT.compareAndExchange(elements, at(index), expected, value);
  }

  @Override
  public long getPlain(int index) {
    return (long) ELEMENT.get(elements, at(index));
  }

  @Override
  public void setPlain(int index, long value) {
    ELEMENT.set(elements, at(index), value);
  }

  @Override
  public long getOpaque(int index) {
    return (long) ELEMENT.getOpaque(elements, at(index));
  }

  @Override
  public void setOpaque(int index, long value) {
    ELEMENT.setOpaque(elements, at(index), value);
  }

  @Override
  public long getAcquire(int index) {
    return (long) ELEMENT.getAcquire(elements, at(index));
  }

  @Override
  public void setRelease(int index, long value) {
    ELEMENT.setRelease(elements, at(index), value);
  }

  @Override
  public void read(int from, long[] target, int targetFrom, int count) {
    requireOpen();
    Objects.checkFromIndexSize(from, count, length);
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    System.arraycopy(elements, start + from, target, targetFrom, count);
  }

  @Override
  public void write(int from, long[] source, int sourceFrom, int count) {
    requireOpen();
    Objects.checkFromIndexSize(from, count, length);
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    System.arraycopy(source, sourceFrom, elements, start + from, count);
  }

  @Override
  public void fill(long value) {
    requireOpen();
    Arrays.fill(elements, start, start + length, value);
  }

  @Override
  public SharedLongArray range(int from, int to) {
    requireOpen();
    Objects.checkFromToIndex(from, to, length);
    return new HeapLongArray(whole == null ? this : whole, start + from, to - from);
  }

  @Override
  HeapHandle toHandle() {
    return whole == null ? super.toHandle() : whole.toHandle().range(start, start + length);
  }

  /** Two handles are equal if they are the same array, or the same range of the same array. */
  @Override
  @SuppressWarnings("ReferenceEquality") // the same elements, not equal ones
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof HeapLongArray that
        && elements == that.elements
        && whole != null
        && that.whole != null
        && start == that.start
        && length == that.length;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * System.identityHashCode(elements) + start) + length;
  }

  @Override
  public String toString() {
    return whole == null
        ? super.toString()
        : "elements " + start + " to " + (start + length) + " of " + whole;
  }
}
