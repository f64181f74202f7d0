package dev.dure.internal;

import dev.dure.SharedIntArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of 32-bit elements in the heap, or a range of one. */
final class HeapIntArray extends HeapObject implements SharedIntArray {

  private static final long serialVersionUID = 1L;

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

  /** The array of which this is a range; null if this is a whole array. */
  private final transient @Nullable HeapIntArray whole;

  private final transient int[] elements;
  private final transient int start;
  private final transient int length;

  HeapIntArray(Heap heap, @Nullable String name, Shape shape, int[] elements) {
    super(heap, name, shape);
    this.whole = null;
    this.elements = elements;
    this.start = 0;
    this.length = elements.length;
  }

  private HeapIntArray(HeapIntArray whole, int start, int length) {
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
  public int get(int index) {
    return (int) ELEMENT.getVolatile(elements, at(index));
  }

  @Override
  public void set(int index, int value) {
    ELEMENT.setVolatile(elements, at(index), value);
  }

  @Override
  public int getAndSet(int index, int value) {
    return (int) ELEMENT.getAndSet(elements, at(index), value);
  }

  @Override
  public int getAndAdd(int index, int delta) {
    return (int) ELEMENT.getAndAdd(elements, at(index), delta);
  }

  @Override
  public int compareAndExchange(int index, int expected, int value) {
    return (int) ELEMENT.compareAndExchange(elements, at(index), expected, value);
  }

  @Override
  public int getPlain(int index) {
    return (int) ELEMENT.get(elements, at(index));
  }

  @Override
  public void setPlain(int index, int value) {
    ELEMENT.set(elements, at(index), value);
  }

  @Override
  public int getOpaque(int index) {
    return (int) ELEMENT.getOpaque(elements, at(index));
  }

  @Override
  public void setOpaque(int index, int value) {
    ELEMENT.setOpaque(elements, at(index), value);
  }

  @Override
  public int getAcquire(int index) {
    return (int) ELEMENT.getAcquire(elements, at(index));
  }

  @Override
  public void setRelease(int index, int value) {
    ELEMENT.setRelease(elements, at(index), value);
  }

  @Override
  public void read(int from, int[] target, int targetFrom, int count) {
    requireOpen();
    Objects.checkFromIndexSize(from, count, length);
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    System.arraycopy(elements, start + from, target, targetFrom, count);
  }

  @Override
  public void write(int from, int[] source, int sourceFrom, int count) {
    requireOpen();
    Objects.checkFromIndexSize(from, count, length);
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    System.arraycopy(source, sourceFrom, elements, start + from, count);
  }

  @Override
  public void fill(int value) {
    requireOpen();
    Arrays.fill(elements, start, start + length, value);
  }

  @Override
  public SharedIntArray range(int from, int to) {
    requireOpen();
    Objects.checkFromToIndex(from, to, length);
    return new HeapIntArray(whole == null ? this : whole, start + from, to - from);
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
    return other instanceof HeapIntArray that
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
