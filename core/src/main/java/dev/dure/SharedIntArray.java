package dev.dure;

import java.util.Objects;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * An array of {@code int} that threads or processes share. What {@link
 * java.util.concurrent.atomic.AtomicIntegerArray} is in one heap, in any {@link Space}.
 *
 * <p>Operations on one element without a mode in their name are atomic and sequentially consistent
 * (see the {@linkplain dev.dure package}). Bulk operations ({@link #read}, {@link #write}, {@link
 * #fill}) are plain: each element is whole, the whole is not one step, and another thread needs a
 * lock or another edge of happens-before to see it in order.
 *
 * <p>An index out of range gives {@link IndexOutOfBoundsException}, a closed space {@link
 * SpaceClosedException}. No method blocks.
 */
public interface SharedIntArray extends SharedArray {

  /**
   * Reads an element, with the memory effect of a volatile read.
   *
   * @param index which element
   * @return its value
   */
  int get(int index);

  /**
   * Writes an element, with the memory effect of a volatile write.
   *
   * @param index which element
   * @param value the new value
   */
  void set(int index, int value);

  /**
   * Writes an element and returns what was there before, atomically; effects of a volatile read and
   * write.
   *
   * @param index which element
   * @param value the new value
   * @return the value before
   */
  int getAndSet(int index, int value);

  /**
   * Adds to an element and returns what was there before, atomically; effects of a volatile read
   * and write. Overflow wraps.
   *
   * @param index which element
   * @param delta what to add
   * @return the value before
   */
  int getAndAdd(int index, int delta);

  /**
   * Writes an element if the present value is the expected one, atomically. Effects of a volatile
   * read, and of a volatile write if it succeeds.
   *
   * @param index which element
   * @param expected the value that must be there
   * @param value the new value
   * @return what was there: {@code expected} exactly if the write was done
   */
  int compareAndExchange(int index, int expected, int value);

  /**
   * Writes an element if the present value is the expected one, atomically; memory effects of
   * {@link #compareAndExchange}. Never fails spuriously.
   *
   * @param index which element
   * @param expected the value that must be there
   * @param value the new value
   * @return whether the write was done
   */
  default boolean compareAndSet(int index, int expected, int value) {
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
  default int update(int index, IntUnaryOperator op) {
    Objects.requireNonNull(op, "op");
    int seen = get(index);
    while (true) {
      int next = op.applyAsInt(seen);
      int witness = compareAndExchange(index, seen, next);
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
  default int accumulate(int index, int operand, IntBinaryOperator op) {
    Objects.requireNonNull(op, "op");
    return update(index, value -> op.applyAsInt(value, operand));
  }

  /**
   * Reads an element as a plain variable is read: no order with anything, never torn.
   *
   * @param index which element
   * @return its value
   */
  int getPlain(int index);

  /**
   * Writes an element as a plain variable is written: no order with anything, never torn.
   *
   * @param index which element
   * @param value the new value
   */
  void setPlain(int index, int value);

  /**
   * Reads an element in opaque mode: coherent for this one element, no order with others.
   *
   * @param index which element
   * @return its value
   */
  int getOpaque(int index);

  /**
   * Writes an element in opaque mode: coherent for this one element and seen at last, no order with
   * others.
   *
   * @param index which element
   * @param value the new value
   */
  void setOpaque(int index, int value);

  /**
   * Reads an element in acquire mode: what happened before the {@link #setRelease} whose value it
   * sees is visible afterwards.
   *
   * @param index which element
   * @return its value
   */
  int getAcquire(int index);

  /**
   * Writes an element in release mode: what happened before is visible to who reads it by {@link
   * #getAcquire} or {@link #get}.
   *
   * @param index which element
   * @param value the new value
   */
  void setRelease(int index, int value);

  /**
   * Copies elements out of this array, in plain mode.
   *
   * @param from the first element to read
   * @param target where they go
   * @param targetFrom the first place in {@code target}
   * @param count how many
   * @throws IndexOutOfBoundsException if either range does not fit; nothing is copied
   */
  void read(int from, int[] target, int targetFrom, int count);

  /**
   * Copies elements into this array, in plain mode.
   *
   * @param from the first element to write
   * @param source where they come from
   * @param sourceFrom the first place in {@code source}
   * @param count how many
   * @throws IndexOutOfBoundsException if either range does not fit; nothing is copied
   */
  void write(int from, int[] source, int sourceFrom, int count);

  /**
   * Sets every element, in plain mode.
   *
   * @param value the new value of each
   */
  void fill(int value);

  /**
   * A part of this array: the same elements, under indices from 0.
   *
   * @param from the first element, included
   * @param to the end, excluded
   * @return an array over these elements, without a name of its own
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
   */
  SharedIntArray range(int from, int to);

  /**
   * Copies all elements out, in plain mode.
   *
   * @return a new array
   */
  default int[] toArray() {
    int[] copy = new int[length()];
    read(0, copy, 0, copy.length);
    return copy;
  }
}
