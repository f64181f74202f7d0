package dev.dure;

/**
 * A {@code boolean} that threads or processes share. What {@link
 * java.util.concurrent.atomic.AtomicBoolean} is in one heap, in any {@link Space}.
 *
 * <p>Every method without a mode in its name is atomic and sequentially consistent, as an access of
 * a {@code volatile} is (see the {@linkplain dev.dure package}). No method blocks. Each throws
 * {@link SpaceClosedException} if the space is closed.
 */
public interface SharedBoolean extends SharedObject {

  /**
   * Reads, with the memory effect of a volatile read.
   *
   * @return the value
   */
  boolean get();

  /**
   * Writes, with the memory effect of a volatile write.
   *
   * @param value the new value
   */
  void set(boolean value);

  /**
   * Writes and returns what was there before, atomically; effects of a volatile read and write.
   *
   * @param value the new value
   * @return the value before
   */
  boolean getAndSet(boolean value);

  /**
   * Writes if the present value is the expected one, atomically. Effects of a volatile read, and of
   * a volatile write if it succeeds. Never fails spuriously.
   *
   * @param expected the value that must be there
   * @param value the new value
   * @return whether the write was done
   */
  boolean compareAndSet(boolean expected, boolean value);

  /**
   * Turns the value into its opposite, atomically; effects of a volatile read and write. Lock-free.
   *
   * @return the value after
   */
  default boolean toggle() {
    while (true) {
      boolean seen = get();
      if (compareAndSet(seen, !seen)) {
        return !seen;
      }
    }
  }

  /**
   * Reads as a plain variable is read: no order with anything.
   *
   * @return the value
   */
  boolean getPlain();

  /**
   * Writes as a plain variable is written: no order with anything.
   *
   * @param value the new value
   */
  void setPlain(boolean value);

  /**
   * Reads in opaque mode: coherent for this one value, no order with others.
   *
   * @return the value
   */
  boolean getOpaque();

  /**
   * Writes in opaque mode: coherent for this one value and seen at last, no order with others.
   *
   * @param value the new value
   */
  void setOpaque(boolean value);

  /**
   * Reads in acquire mode: what happened before the {@link #setRelease} whose value it sees is
   * visible afterwards.
   *
   * @return the value
   */
  boolean getAcquire();

  /**
   * Writes in release mode: what happened before is visible to who reads this value by {@link
   * #getAcquire} or {@link #get}.
   *
   * @param value the new value
   */
  void setRelease(boolean value);
}
