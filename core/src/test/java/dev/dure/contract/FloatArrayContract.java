package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedFloatArray;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedFloatArray} must keep in every space. */
public abstract class FloatArrayContract extends ArrayContract<SharedFloatArray, Float> {

  @Override
  protected Float v(int number) {
    return (float) number;
  }

  @Override
  protected Class<?> element() {
    return float.class;
  }

  @Override
  protected SharedFloatArray named(Space in, String name, int length) {
    return in.floatArray(name, length);
  }

  @Override
  protected SharedFloatArray nameless(Space in, int length) {
    return in.newFloatArray(length);
  }

  @Override
  protected Float get(SharedFloatArray array, int index) {
    return array.get(index);
  }

  @Override
  protected void set(SharedFloatArray array, int index, Float value) {
    array.set(index, value);
  }

  @Override
  protected Float getAndSet(SharedFloatArray array, int index, Float value) {
    return array.getAndSet(index, value);
  }

  @Override
  protected Float getAndAdd(SharedFloatArray array, int index, Float delta) {
    return array.getAndAdd(index, delta);
  }

  @Override
  protected Float compareAndExchange(
      SharedFloatArray array, int index, Float expected, Float value) {
    return array.compareAndExchange(index, expected, value);
  }

  @Override
  protected boolean compareAndSet(SharedFloatArray array, int index, Float expected, Float value) {
    return array.compareAndSet(index, expected, value);
  }

  @Override
  protected Float update(SharedFloatArray array, int index, UnaryOperator<Float> op) {
    return array.update(index, op::apply);
  }

  @Override
  protected Float accumulate(
      SharedFloatArray array, int index, Float operand, BinaryOperator<Float> op) {
    return array.accumulate(index, operand, op::apply);
  }

  @Override
  protected Float getPlain(SharedFloatArray array, int index) {
    return array.getPlain(index);
  }

  @Override
  protected void setPlain(SharedFloatArray array, int index, Float value) {
    array.setPlain(index, value);
  }

  @Override
  protected Float getOpaque(SharedFloatArray array, int index) {
    return array.getOpaque(index);
  }

  @Override
  protected void setOpaque(SharedFloatArray array, int index, Float value) {
    array.setOpaque(index, value);
  }

  @Override
  protected Float getAcquire(SharedFloatArray array, int index) {
    return array.getAcquire(index);
  }

  @Override
  protected void setRelease(SharedFloatArray array, int index, Float value) {
    array.setRelease(index, value);
  }

  @Override
  protected void read(SharedFloatArray array, int from, Object target, int targetFrom, int count) {
    array.read(from, (float[]) target, targetFrom, count);
  }

  @Override
  protected void write(SharedFloatArray array, int from, Object source, int sourceFrom, int count) {
    array.write(from, (float[]) source, sourceFrom, count);
  }

  @Override
  protected void fill(SharedFloatArray array, Float value) {
    array.fill(value);
  }

  @Override
  protected SharedFloatArray range(SharedFloatArray array, int from, int to) {
    return array.range(from, to);
  }

  @Override
  protected Object toArray(SharedFloatArray array) {
    return array.toArray();
  }

  @Test
  @DisplayName("elements are compared by their bits: NaN equals itself, 0.0 differs from -0.0")
  void comparedByBits() {
    SharedFloatArray array = space.newFloatArray(1);
    array.set(0, Float.NaN);
    assertThat(array.compareAndSet(0, Float.NaN, 0.0f)).isTrue();
    assertThat(array.compareAndSet(0, -0.0f, 1)).isFalse();
    assertThat(array.compareAndSet(0, 0.0f, -0.0f)).isTrue();
    assertThat(array.get(0)).isEqualTo(-0.0f);
  }

  @Test
  @DisplayName("additions to NaN end")
  void specialSums() {
    SharedFloatArray array = space.newFloatArray(1);
    array.fill(Float.NaN);
    assertThat(array.getAndAdd(0, 1)).isNaN();
    assertThat(array.update(0, value -> value + 1)).isNaN();
  }

  @Test
  @DisplayName("bulk copies keep every bit")
  void bulkCopiesKeepBits() {
    float[] values = {Float.NaN, -0.0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f};
    SharedFloatArray array = space.newFloatArray(values.length);
    array.write(0, values, 0, values.length);
    assertThat(array.toArray()).isEqualTo(values);
    assertThat(array.get(1)).isEqualTo(-0.0f);
  }
}
