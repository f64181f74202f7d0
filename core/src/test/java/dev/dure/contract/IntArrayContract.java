package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedIntArray;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedIntArray} must keep in every space. */
public abstract class IntArrayContract extends ArrayContract<SharedIntArray, Integer> {

  @Override
  protected Integer v(int number) {
    return number;
  }

  @Override
  protected Class<?> element() {
    return int.class;
  }

  @Override
  protected SharedIntArray named(Space in, String name, int length) {
    return in.intArray(name, length);
  }

  @Override
  protected SharedIntArray nameless(Space in, int length) {
    return in.newIntArray(length);
  }

  @Override
  protected Integer get(SharedIntArray array, int index) {
    return array.get(index);
  }

  @Override
  protected void set(SharedIntArray array, int index, Integer value) {
    array.set(index, value);
  }

  @Override
  protected Integer getAndSet(SharedIntArray array, int index, Integer value) {
    return array.getAndSet(index, value);
  }

  @Override
  protected Integer getAndAdd(SharedIntArray array, int index, Integer delta) {
    return array.getAndAdd(index, delta);
  }

  @Override
  protected Integer compareAndExchange(
      SharedIntArray array, int index, Integer expected, Integer value) {
    return array.compareAndExchange(index, expected, value);
  }

  @Override
  protected boolean compareAndSet(
      SharedIntArray array, int index, Integer expected, Integer value) {
    return array.compareAndSet(index, expected, value);
  }

  @Override
  protected Integer update(SharedIntArray array, int index, UnaryOperator<Integer> op) {
    return array.update(index, op::apply);
  }

  @Override
  protected Integer accumulate(
      SharedIntArray array, int index, Integer operand, BinaryOperator<Integer> op) {
    return array.accumulate(index, operand, op::apply);
  }

  @Override
  protected Integer getPlain(SharedIntArray array, int index) {
    return array.getPlain(index);
  }

  @Override
  protected void setPlain(SharedIntArray array, int index, Integer value) {
    array.setPlain(index, value);
  }

  @Override
  protected Integer getOpaque(SharedIntArray array, int index) {
    return array.getOpaque(index);
  }

  @Override
  protected void setOpaque(SharedIntArray array, int index, Integer value) {
    array.setOpaque(index, value);
  }

  @Override
  protected Integer getAcquire(SharedIntArray array, int index) {
    return array.getAcquire(index);
  }

  @Override
  protected void setRelease(SharedIntArray array, int index, Integer value) {
    array.setRelease(index, value);
  }

  @Override
  protected void read(SharedIntArray array, int from, Object target, int targetFrom, int count) {
    array.read(from, (int[]) target, targetFrom, count);
  }

  @Override
  protected void write(SharedIntArray array, int from, Object source, int sourceFrom, int count) {
    array.write(from, (int[]) source, sourceFrom, count);
  }

  @Override
  protected void fill(SharedIntArray array, Integer value) {
    array.fill(value);
  }

  @Override
  protected SharedIntArray range(SharedIntArray array, int from, int to) {
    return array.range(from, to);
  }

  @Override
  protected Object toArray(SharedIntArray array) {
    return array.toArray();
  }

  @Test
  @DisplayName("addition wraps round at the largest value, and leaves the neighbours alone")
  void overflowWraps() {
    SharedIntArray array = space.newIntArray(3);
    array.set(1, Integer.MAX_VALUE);
    assertThat(array.getAndAdd(1, 1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(array.toArray()).containsExactly(0, Integer.MIN_VALUE, 0);
  }
}
