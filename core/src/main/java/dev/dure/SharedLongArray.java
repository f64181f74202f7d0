package dev.dure;

import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * An array of {@code long} that threads or processes share. What {@link
 * java.util.concurrent.atomic.AtomicLongArray} is in one heap, in any {@link Space}.
 *
 * <p>Operations on one element without a mode in their name are atomic and sequentially consistent
 * (see the {@linkplain dev.dure package}). Bulk operations ({@link #read}, {@link #write}, {@link
 * #fill}) are plain: each element is whole, the whole is not one step, and another thread needs a
 * lock or another edge of happens-before to see it in order.
 *
 * <p>An index out of range gives {@link IndexOutOfBoundsException}, a closed space {@link
 * SpaceClosedException}. No method blocks.
 */
public interface SharedLongArray extends SharedArray {

  /**
   * Reads an element, with the memory effect of a volatile read.
   *
   * @param index which element
   * @return its value
   */
  long get(int index);

  /**
   * Writes an element, with the memory effect of a volatile write.
   *
   * @param index which element
   * @param value the new value
   */
  void set(int index, long value);

  /**
   * Writes an element and returns what was there before, atomically; effects of a volatile read and
   * write.
   *
   * @param index which element
   * @param value the new value
   * @return the value before
   */
  long getAndSet(int index, long value);

  /**
   * Adds to an element and returns what was there before, atomically; effects of a volatile read
   * and write. Overflow wraps.
   *
   * @param index which element
   * @param delta what to add
   * @return the value before
   */
  long getAndAdd(int index, long delta);

  /**
   * Writes an element if the present value is the expected one, atomically. Effects of a volatile
   * read, and of a volatile write if it succeeds.
   *
   * @param index which element
   * @param expected the value that must be there
   * @param value the new value
   * @return what was there: {@code expected} exactly if the write was done
   */
  long compareAndExchange(int index, long expected, long value);

  /**
   * Writes an element if the present value is the expected one, atomically; memory effects of
   * {@link #compareAndExchange}. Never fails spuriously.
   *
   * @param index which element
   * @param expected the value that must be there
   * @param value the new value
   * @return whether the write was done
   */
  default boolean compareAndSet(int index, long expected, long value) {
    return compareAndExchange(index, expected, value) == expected;
  }

  /**
   * Replaces an element by a function of it, atomically; effects of a volatile read and write.
   * Lock-free.
   *
   * @param index which element
   * @param op computes the new value; free of side effects, since it runs again when another write
   *     comes between. If it throws, the element is unchanged.
   * @return the value after
   */
  default long update(int index, LongUnaryOperator op) {
    Objects.requireNonNull(op, "op");
    long seen = get(index);
    while (true) {
      long next = op.applyAsLong(seen);
      long witness = compareAndExchange(index, seen, next);
      if (witness == seen) {
        return next;
      }
      seen = witness;
    }
  }

  /**
   * Replaces an element by a function of it and an operand, atomically; as {@link #update}.
   *
   * @param index which element
   * @param operand the second argument of {@code op}
   * @param op computes the new value from the present one and the operand; free of side effects
   * @return the value after
   */
  default long accumulate(int index, long operand, LongBinaryOperator op) {
    Objects.requireNonNull(op, "op");
    return update(index, value -> op.applyAsLong(value, operand));
  }

  /**
   * Reads an element as a plain variable is read: no order with anything, never torn.
   *
   * @param index which element
   * @return its value
   */
  long getPlain(int index);

  /**
   * Writes an element as a plain variable is written: no order with anything, never torn.
   *
   * @param index which element
   * @param value the new value
   */
  void setPlain(int index, long value);

  /**
   * Reads an element in opaque mode: coherent for this one element, no order with others.
   *
   * @param index which element
   * @return its value
   */
  long getOpaque(int index);

  /**
   * Writes an element in opaque mode: coherent for this one element and seen at last, no order with
   * others.
   *
   * @param index which element
   * @param value the new value
   */
  void setOpaque(int index, long value);

  /**
   * Reads an element in acquire mode: what happened before the {@link #setRelease} whose value it
   * sees is visible afterwards.
   *
   * @param index which element
   * @return its value
   */
  long getAcquire(int index);

  /**
   * Writes an element in release mode: what happened before is visible to who reads it by {@link
   * #getAcquire} or {@link #get}.
   *
   * @param index which element
   * @param value the new value
   */
  void setRelease(int index, long value);

  /**
   * Copies elements out of this array, in plain mode.
   *
   * @param from the first element to read
   * @param target where they go
   * @param targetFrom the first place in {@code target}
   * @param count how many
   * @throws IndexOutOfBoundsException if either range does not fit; nothing is copied
   */
  void read(int from, long[] target, int targetFrom, int count);

  /**
   * Copies elements into this array, in plain mode.
   *
   * @param from the first element to write
   * @param source where they come from
   * @param sourceFrom the first place in {@code source}
   * @param count how many
   * @throws IndexOutOfBoundsException if either range does not fit; nothing is copied
   */
  void write(int from, long[] source, int sourceFrom, int count);

  /**
   * Sets every element, in plain mode.
   *
   * @param value the new value of each
   */
  void fill(long value);

  /**
   * A part of this array: the same elements, under indices from 0.
   *
   * @param from the first element, included
   * @param to the end, excluded
   * @return an array over these elements, without a name of its own
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
   */
  SharedLongArray range(int from, int to);

  /**
   * Copies all elements out, in plain mode.
   *
   * @return a new array
   */
  default long[] toArray() {
    long[] copy = new long[length()];
    read(0, copy, 0, copy.length);
    return copy;
  }
}
