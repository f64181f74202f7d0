package dev.dure.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Numbers: each is one {@code long}, of the same value or, for a {@code double}, of the same bits.
 *
 * @param <E> the boxed type
 */
public final class NumberCodec<E extends Number> extends ElementCodec<E> {

  static final NumberCodec<Integer> INTS =
      new NumberCodec<>("int", Integer.class::cast, Integer::longValue, bits -> (int) bits);
  static final NumberCodec<Long> LONGS =
      new NumberCodec<>("long", Long.class::cast, Long::longValue, bits -> bits);
  static final NumberCodec<Double> DOUBLES =
      new NumberCodec<>(
          "double", Double.class::cast, Double::doubleToRawLongBits, Double::longBitsToDouble);

  private final Function<Object, E> type;
  private final ToLongFunction<E> toBits;
  private final LongFunction<E> ofBits;

  private NumberCodec(
      String signature,
      Function<Object, E> type,
      ToLongFunction<E> toBits,
      LongFunction<E> ofBits) {
    super(signature, Long.BYTES);
    this.type = type;
    this.toBits = toBits;
    this.ofBits = ofBits;
  }

  /**
   * Checks that an element, which may have come by unchecked casts, is a number of this type.
   *
   * @throws ClassCastException if it is none
   */
  public void requireNumber(Object element) {
    var unused = type.apply(element);
  }

  /** The same number with the bits that all numbers equal to it have: there are many NaNs. */
  public E canonical(E element) {
    return element instanceof Double d && d.isNaN() ? type.apply(Double.NaN) : type.apply(element);
  }

  /** The number as a {@code long}. */
  public long toBits(E element) {
    return toBits.applyAsLong(type.apply(element));
  }

  /** The number of a {@code long}. */
  public E ofBits(long bits) {
    return ofBits.apply(bits);
  }

  @Override
  boolean isImmutable() {
    return true;
  }

  @Override
  public byte[] encode(E element) {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putLong(toBits(element));
    return bytes;
  }

  @Override
  public E decode(byte[] bytes) {
    return ofBits(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong());
  }
}
