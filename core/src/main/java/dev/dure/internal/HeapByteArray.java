package dev.dure.internal;

import dev.dure.SharedByteArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of 8-bit elements in the heap, or a range of one. */
final class HeapByteArray extends HeapObject implements SharedByteArray {

  private static final long serialVersionUID = 1L;

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(byte[].class);

  /** The array of which this is a range; null if this is a whole array. */
  private final transient @Nullable HeapByteArray whole;

  private final transient byte[] elements;
  private final transient int start;
  private final transient int length;

  HeapByteArray(Heap heap, @Nullable String name, Shape shape, byte[] elements) {
    super(heap, name, shape);
    this.whole = null;
    this.elements = elements;
    this.start = 0;
    this.length = elements.length;
  }

  private HeapByteArray(HeapByteArray whole, int start, int length) {
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
  public byte get(int index) {
    return (byte) ELEMENT.getVolatile(elements, at(index));
  }

  @Override
  public void set(int index, byte value) {
    ELEMENT.setVolatile(elements, at(index), value);
  }

  // Built on get and compareAndSet alone: C2 of JDK 17 does not extend the sign of what a
  // VarHandle's
  // getAndAdd of bytes returns, so that 5 comes out as -251. See docs/decisions/009.

  @Override
  public byte getAndSet(int index, byte value) {
    while (true) {
      byte seen = get(index);
      if (compareAndSet(index, seen, value)) {
        return seen;
      }
    }
  }

  @Override
  public byte getAndAdd(int index, byte delta) {
    while (true) {
      byte seen = get(index);
      if (compareAndSet(index, seen, (byte) (seen + delta))) {
        return seen;
      }
    }
  }

  @Override
  public boolean compareAndSet(int index, byte expected, byte value) {
    return ELEMENT.compareAndSet(elements, at(index), expected, value);
  }

  @Override
  public byte compareAndExchange(int index, byte expected, byte value) {
    while (true) {
      byte seen = get(index);
      if (seen != expected || compareAndSet(index, expected, value)) {
        return seen;
      }
    }
  }

  @Override
  public byte getPlain(int index) {
    return (byte) ELEMENT.get(elements, at(index));
  }

  @Override
  public void setPlain(int index, byte value) {
    ELEMENT.set(elements, at(index), value);
  }

  @Override
  public byte getOpaque(int index) {
    return (byte) ELEMENT.getOpaque(elements, at(index));
  }

  @Override
  public void setOpaque(int index, byte value) {
    ELEMENT.setOpaque(elements, at(index), value);
  }

  @Override
  public byte getAcquire(int index) {
    return (byte) ELEMENT.getAcquire(elements, at(index));
  }

  @Override
  public void setRelease(int index, byte value) {
    ELEMENT.setRelease(elements, at(index), value);
  }

  @Override
  public void read(int from, byte[] target, int targetFrom, int count) {
    requireOpen();
    Objects.checkFromIndexSize(from, count, length);
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    System.arraycopy(elements, start + from, target, targetFrom, count);
  }

  @Override
  public void write(int from, byte[] source, int sourceFrom, int count) {
    requireOpen();
    Objects.checkFromIndexSize(from, count, length);
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    System.arraycopy(source, sourceFrom, elements, start + from, count);
  }

  @Override
  public void fill(byte value) {
    requireOpen();
    Arrays.fill(elements, start, start + length, value);
  }

  @Override
  public SharedByteArray range(int from, int to) {
    requireOpen();
    Objects.checkFromToIndex(from, to, length);
    return new HeapByteArray(whole == null ? this : whole, start + from, to - from);
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
    return other instanceof HeapByteArray that
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
