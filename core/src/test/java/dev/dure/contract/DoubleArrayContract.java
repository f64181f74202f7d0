package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedDoubleArray;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedDoubleArray} must keep in every space. */
public abstract class DoubleArrayContract extends ArrayContract<SharedDoubleArray, Double> {

  @Override
  protected Double v(int number) {
    return (double) number;
  }

  @Override
  protected Class<?> element() {
    return double.class;
  }

  @Override
  protected SharedDoubleArray named(Space in, String name, int length) {
    return in.doubleArray(name, length);
  }

  @Override
  protected SharedDoubleArray nameless(Space in, int length) {
    return in.newDoubleArray(length);
  }

  @Override
  protected Double get(SharedDoubleArray array, int index) {
    return array.get(index);
  }

  @Override
  protected void set(SharedDoubleArray array, int index, Double value) {
    array.set(index, value);
  }

  @Override
  protected Double getAndSet(SharedDoubleArray array, int index, Double value) {
    return array.getAndSet(index, value);
  }

  @Override
  protected Double getAndAdd(SharedDoubleArray array, int index, Double delta) {
    return array.getAndAdd(index, delta);
  }

  @Override
  protected Double compareAndExchange(
      SharedDoubleArray array, int index, Double expected, Double value) {
    return array.compareAndExchange(index, expected, value);
  }

  @Override
  protected boolean compareAndSet(
      SharedDoubleArray array, int index, Double expected, Double value) {
    return array.compareAndSet(index, expected, value);
  }

  @Override
  protected Double update(SharedDoubleArray array, int index, UnaryOperator<Double> op) {
    return array.update(index, op::apply);
  }

  @Override
  protected Double accumulate(
      SharedDoubleArray array, int index, Double operand, BinaryOperator<Double> op) {
    return array.accumulate(index, operand, op::apply);
  }

  @Override
  protected Double getPlain(SharedDoubleArray array, int index) {
    return array.getPlain(index);
  }

  @Override
  protected void setPlain(SharedDoubleArray array, int index, Double value) {
    array.setPlain(index, value);
  }

  @Override
  protected Double getOpaque(SharedDoubleArray array, int index) {
    return array.getOpaque(index);
  }

  @Override
  protected void setOpaque(SharedDoubleArray array, int index, Double value) {
    array.setOpaque(index, value);
  }

  @Override
  protected Double getAcquire(SharedDoubleArray array, int index) {
    return array.getAcquire(index);
  }

  @Override
  protected void setRelease(SharedDoubleArray array, int index, Double value) {
    array.setRelease(index, value);
  }

  @Override
  protected void read(SharedDoubleArray array, int from, Object target, int targetFrom, int count) {
    array.read(from, (double[]) target, targetFrom, count);
  }

  @Override
  protected void write(
      SharedDoubleArray array, int from, Object source, int sourceFrom, int count) {
    array.write(from, (double[]) source, sourceFrom, count);
  }

  @Override
  protected void fill(SharedDoubleArray array, Double value) {
    array.fill(value);
  }

  @Override
  protected SharedDoubleArray range(SharedDoubleArray array, int from, int to) {
    return array.range(from, to);
  }

  @Override
  protected Object toArray(SharedDoubleArray array) {
    return array.toArray();
  }

  @Test
  @DisplayName("elements are compared by their bits: NaN equals itself, 0.0 differs from -0.0")
  void comparedByBits() {
    SharedDoubleArray array = space.newDoubleArray(1);
    array.set(0, Double.NaN);
    assertThat(array.compareAndSet(0, Double.NaN, 0.0)).isTrue();
    assertThat(array.compareAndSet(0, -0.0, 1)).isFalse();
    assertThat(array.compareAndSet(0, 0.0, -0.0)).isTrue();
    assertThat(array.get(0)).isEqualTo(-0.0);
  }

  @Test
  @DisplayName("additions to NaN end")
  void specialSums() {
    SharedDoubleArray array = space.newDoubleArray(1);
    array.fill(Double.NaN);
    assertThat(array.getAndAdd(0, 1)).isNaN();
    assertThat(array.update(0, value -> value + 1)).isNaN();
  }

  @Test
  @DisplayName("bulk copies keep every bit")
  void bulkCopiesKeepBits() {
    double[] values = {Double.NaN, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1};
    SharedDoubleArray array = space.newDoubleArray(values.length);
    array.write(0, values, 0, values.length);
    assertThat(array.toArray()).isEqualTo(values);
    assertThat(array.get(1)).isEqualTo(-0.0);
  }
}
