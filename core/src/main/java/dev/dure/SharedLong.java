package dev.dure;

import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * A {@code long} that threads or processes share. What {@link
 * java.util.concurrent.atomic.AtomicLong} is in one heap, in any {@link Space}.
 *
 * <p>Every method without a mode in its name is atomic and sequentially consistent, as an access of
 * a {@code volatile} is (see the {@linkplain dev.dure package}). A step that reads and then writes
 * has one method: {@link #getAndAdd}, {@link #update}, {@link #accumulate}. A {@code set} of what a
 * {@code get} before it returned is <b>not</b> atomic, and loses updates.
 *
 * <p>No method blocks. Each throws {@link SpaceClosedException} if the space is closed.
 */
public interface SharedLong extends SharedObject {

  /**
   * Reads, with the memory effect of a volatile read.
   *
   * @return the value
   */
  long get();

  /**
   * Writes, with the memory effect of a volatile write.
   *
   * @param value the new value
   */
  void set(long value);

  /**
   * Writes and returns what was there before, atomically; effects of a volatile read and write.
   *
   * @param value the new value
   * @return the value before
   */
  long getAndSet(long value);

  /**
   * Adds and returns what was there before, atomically; effects of a volatile read and write.
   * Overflow wraps.
   *
   * @param delta what to add
   * @return the value before
   */
  long getAndAdd(long delta);

  /**
   * Adds 1, atomically; effects of a volatile read and write. Overflow wraps.
   *
   * @return the value after
   */
  default long increment() {
    return getAndAdd(1) + 1;
  }

  /**
   * Writes if the present value is the expected one, atomically. Effects of a volatile read, and of
   * a volatile write if it succeeds.
   *
   * @param expected the value that must be there
   * @param value the new value
   * @return what was there: {@code expected} exactly if the write was done
   */
  long compareAndExchange(long expected, long value);

  /**
   * Writes if the present value is the expected one, atomically; memory effects of {@link
   * #compareAndExchange}. Never fails spuriously.
   *
   * @param expected the value that must be there
   * @param value the new value
   * @return whether the write was done
   */
  default boolean compareAndSet(long expected, long value) {
    return compareAndExchange(expected, value) == expected;
  }

  /**
   * Replaces the value by a function of it, atomically; effects of a volatile read and write.
   * Lock-free.
   *
   * @param op computes the new value; free of side effects, since it runs again when another write
   *     comes between. If it throws, the value is unchanged.
   * @return the value after
   */
  default long update(LongUnaryOperator op) {
    Objects.requireNonNull(op, "op");
    long seen = get();
    while (true) {
      long next = op.applyAsLong(seen);
      long witness = compareAndExchange(seen, next);
      if (witness == seen) {
        return next;
      }
      seen = witness;
    }
  }

  /**
   * Replaces the value by a function of it and an operand, atomically; as {@link #update}.
   *
   * @param operand the second argument of {@code op}
   * @param op computes the new value from the present one and the operand; free of side effects
   * @return the value after
   */
  default long accumulate(long operand, LongBinaryOperator op) {
    Objects.requireNonNull(op, "op");
    return update(value -> op.applyAsLong(value, operand));
  }

  /**
   * Reads as a plain variable is read: no order with anything, never torn.
   *
   * @return the value
   */
  long getPlain();

  /**
   * Writes as a plain variable is written: no order with anything, never torn.
   *
   * @param value the new value
   */
  void setPlain(long value);

  /**
   * Reads in opaque mode: coherent for this one value, no order with others ({@link
   * java.lang.invoke.VarHandle#getOpaque}).
   *
   * @return the value
   */
  long getOpaque();

  /**
   * Writes in opaque mode: coherent for this one value and seen at last, no order with others.
   *
   * @param value the new value
   */
  void setOpaque(long value);

  /**
   * Reads in acquire mode: what happened before the {@link #setRelease} whose value it sees is
   * visible afterwards.
   *
   * @return the value
   */
  long getAcquire();

  /**
   * Writes in release mode: what happened before is visible to who reads this value by {@link
   * #getAcquire} or {@link #get}.
   *
   * @param value the new value
   */
  void setRelease(long value);
}
