package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedByteArray;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedByteArray} must keep in every space. */
public abstract class ByteArrayContract extends ArrayContract<SharedByteArray, Byte> {

  @Override
  protected Byte v(int number) {
    return (byte) number;
  }

  @Override
  protected Class<?> element() {
    return byte.class;
  }

  @Override
  protected SharedByteArray named(Space in, String name, int length) {
    return in.byteArray(name, length);
  }

  @Override
  protected SharedByteArray nameless(Space in, int length) {
    return in.newByteArray(length);
  }

  @Override
  protected Byte get(SharedByteArray array, int index) {
    return array.get(index);
  }

  @Override
  protected void set(SharedByteArray array, int index, Byte value) {
    array.set(index, value);
  }

  @Override
  protected Byte getAndSet(SharedByteArray array, int index, Byte value) {
    return array.getAndSet(index, value);
  }

  @Override
  protected Byte getAndAdd(SharedByteArray array, int index, Byte delta) {
    return array.getAndAdd(index, delta);
  }

  @Override
  protected Byte compareAndExchange(SharedByteArray array, int index, Byte expected, Byte value) {
    return array.compareAndExchange(index, expected, value);
  }

  @Override
  protected boolean compareAndSet(SharedByteArray array, int index, Byte expected, Byte value) {
    return array.compareAndSet(index, expected, value);
  }

  @Override
  protected Byte update(SharedByteArray array, int index, UnaryOperator<Byte> op) {
    return array.update(index, value -> op.apply((byte) value));
  }

  @Override
  protected Byte accumulate(
      SharedByteArray array, int index, Byte operand, BinaryOperator<Byte> op) {
    return array.accumulate(index, operand, (a, b) -> op.apply((byte) a, (byte) b));
  }

  @Override
  protected Byte getPlain(SharedByteArray array, int index) {
    return array.getPlain(index);
  }

  @Override
  protected void setPlain(SharedByteArray array, int index, Byte value) {
    array.setPlain(index, value);
  }

  @Override
  protected Byte getOpaque(SharedByteArray array, int index) {
    return array.getOpaque(index);
  }

  @Override
  protected void setOpaque(SharedByteArray array, int index, Byte value) {
    array.setOpaque(index, value);
  }

  @Override
  protected Byte getAcquire(SharedByteArray array, int index) {
    return array.getAcquire(index);
  }

  @Override
  protected void setRelease(SharedByteArray array, int index, Byte value) {
    array.setRelease(index, value);
  }

  @Override
  protected void read(SharedByteArray array, int from, Object target, int targetFrom, int count) {
    array.read(from, (byte[]) target, targetFrom, count);
  }

  @Override
  protected void write(SharedByteArray array, int from, Object source, int sourceFrom, int count) {
    array.write(from, (byte[]) source, sourceFrom, count);
  }

  @Override
  protected void fill(SharedByteArray array, Byte value) {
    array.fill(value);
  }

  @Override
  protected SharedByteArray range(SharedByteArray array, int from, int to) {
    return array.range(from, to);
  }

  @Override
  protected Object toArray(SharedByteArray array) {
    return array.toArray();
  }

  @Test
  @DisplayName("addition wraps round at the largest value, and leaves the neighbours alone")
  void overflowWraps() {
    SharedByteArray array = space.newByteArray(3);
    array.set(1, Byte.MAX_VALUE);
    assertThat(array.getAndAdd(1, (byte) 1)).isEqualTo(Byte.MAX_VALUE);
    assertThat(array.toArray()).containsExactly((byte) 0, Byte.MIN_VALUE, (byte) 0);
  }

  @Test
  @DisplayName("update and accumulate keep the low eight bits of what the function gives")
  void lowBits() {
    SharedByteArray array = space.newByteArray(1);
    assertThat(array.update(0, value -> 0x1FE)).isEqualTo((byte) -2);
    assertThat(array.accumulate(0, (byte) -1, Integer::sum)).isEqualTo((byte) -3);
  }

  @Test
  @DisplayName("threads that write neighbouring bytes do not disturb each other")
  void noWordTearing() {
    SharedByteArray array = space.newByteArray(4);
    Threads.run(
        4,
        i -> {
          for (int n = 0; n < 20_000; n++) {
            array.setPlain(i, (byte) n);
            assertThat(array.getPlain(i)).isEqualTo((byte) n);
          }
        });
  }
}
