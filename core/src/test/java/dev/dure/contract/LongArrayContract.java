package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedLongArray;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedLongArray} must keep in every space. */
public abstract class LongArrayContract extends ArrayContract<SharedLongArray, Long> {

  @Override
  protected Long v(int number) {
    return (long) number;
  }

  @Override
  protected Class<?> element() {
    return long.class;
  }

  @Override
  protected SharedLongArray named(Space in, String name, int length) {
    return in.longArray(name, length);
  }

  @Override
  protected SharedLongArray nameless(Space in, int length) {
    return in.newLongArray(length);
  }

  @Override
  protected Long get(SharedLongArray array, int index) {
    return array.get(index);
  }

  @Override
  protected void set(SharedLongArray array, int index, Long value) {
    array.set(index, value);
  }

  @Override
  protected Long getAndSet(SharedLongArray array, int index, Long value) {
    return array.getAndSet(index, value);
  }

  @Override
  protected Long getAndAdd(SharedLongArray array, int index, Long delta) {
    return array.getAndAdd(index, delta);
  }

  @Override
  protected Long compareAndExchange(SharedLongArray array, int index, Long expected, Long value) {
    return array.compareAndExchange(index, expected, value);
  }

  @Override
  protected boolean compareAndSet(SharedLongArray array, int index, Long expected, Long value) {
    return array.compareAndSet(index, expected, value);
  }

  @Override
  protected Long update(SharedLongArray array, int index, UnaryOperator<Long> op) {
    return array.update(index, op::apply);
  }

  @Override
  protected Long accumulate(
      SharedLongArray array, int index, Long operand, BinaryOperator<Long> op) {
    return array.accumulate(index, operand, op::apply);
  }

  @Override
  protected Long getPlain(SharedLongArray array, int index) {
    return array.getPlain(index);
  }

  @Override
  protected void setPlain(SharedLongArray array, int index, Long value) {
    array.setPlain(index, value);
  }

  @Override
  protected Long getOpaque(SharedLongArray array, int index) {
    return array.getOpaque(index);
  }

  @Override
  protected void setOpaque(SharedLongArray array, int index, Long value) {
    array.setOpaque(index, value);
  }

  @Override
  protected Long getAcquire(SharedLongArray array, int index) {
    return array.getAcquire(index);
  }

  @Override
  protected void setRelease(SharedLongArray array, int index, Long value) {
    array.setRelease(index, value);
  }

  @Override
  protected void read(SharedLongArray array, int from, Object target, int targetFrom, int count) {
    array.read(from, (long[]) target, targetFrom, count);
  }

  @Override
  protected void write(SharedLongArray array, int from, Object source, int sourceFrom, int count) {
    array.write(from, (long[]) source, sourceFrom, count);
  }

  @Override
  protected void fill(SharedLongArray array, Long value) {
    array.fill(value);
  }

  @Override
  protected SharedLongArray range(SharedLongArray array, int from, int to) {
    return array.range(from, to);
  }

  @Override
  protected Object toArray(SharedLongArray array) {
    return array.toArray();
  }

  @Test
  @DisplayName("addition wraps round at the largest value, and leaves the neighbours alone")
  void overflowWraps() {
    SharedLongArray array = space.newLongArray(3);
    array.set(1, Long.MAX_VALUE);
    assertThat(array.getAndAdd(1, 1L)).isEqualTo(Long.MAX_VALUE);
    assertThat(array.toArray()).containsExactly(0L, Long.MIN_VALUE, 0L);
  }
}
