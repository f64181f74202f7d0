package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedFloat;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedFloat} must keep in every space. */
public abstract class FloatValueContract extends NumberContract<SharedFloat, Float> {

  @Override
  protected Float v(int number) {
    return (float) number;
  }

  @Override
  protected SharedFloat named(Space in, String name) {
    return in.floatValue(name);
  }

  @Override
  protected SharedFloat named(Space in, String name, Float initial) {
    return in.floatValue(name, initial);
  }

  @Override
  protected SharedFloat nameless(Space in, Float initial) {
    return in.newFloat(initial);
  }

  @Override
  protected Float get(SharedFloat handle) {
    return handle.get();
  }

  @Override
  protected void set(SharedFloat handle, Float value) {
    handle.set(value);
  }

  @Override
  protected Float getAndSet(SharedFloat handle, Float value) {
    return handle.getAndSet(value);
  }

  @Override
  protected Float getAndAdd(SharedFloat handle, Float delta) {
    return handle.getAndAdd(delta);
  }

  @Override
  protected Float increment(SharedFloat handle) {
    return handle.increment();
  }

  @Override
  protected Float compareAndExchange(SharedFloat handle, Float expected, Float value) {
    return handle.compareAndExchange(expected, value);
  }

  @Override
  protected boolean compareAndSet(SharedFloat handle, Float expected, Float value) {
    return handle.compareAndSet(expected, value);
  }

  @Override
  protected Float update(SharedFloat handle, UnaryOperator<Float> op) {
    return handle.update(op::apply);
  }

  @Override
  protected Float accumulate(SharedFloat handle, Float operand, BinaryOperator<Float> op) {
    return handle.accumulate(operand, op::apply);
  }

  @Override
  protected Float getPlain(SharedFloat handle) {
    return handle.getPlain();
  }

  @Override
  protected void setPlain(SharedFloat handle, Float value) {
    handle.setPlain(value);
  }

  @Override
  protected Float getOpaque(SharedFloat handle) {
    return handle.getOpaque();
  }

  @Override
  protected void setOpaque(SharedFloat handle, Float value) {
    handle.setOpaque(value);
  }

  @Override
  protected Float getAcquire(SharedFloat handle) {
    return handle.getAcquire();
  }

  @Override
  protected void setRelease(SharedFloat handle, Float value) {
    handle.setRelease(value);
  }

  @Test
  @DisplayName("values are compared by their bits: NaN equals itself, 0.0 differs from -0.0")
  void comparedByBits() {
    SharedFloat x = space.newFloat(Float.NaN);
    assertThat(x.compareAndSet(Float.NaN, 0.0f)).isTrue();
    assertThat(x.compareAndSet(-0.0f, 1)).isFalse();
    assertThat(x.compareAndExchange(-0.0f, 1)).isEqualTo(0.0f);
    assertThat(x.compareAndSet(0.0f, -0.0f)).isTrue();
    assertThat(x.get()).isEqualTo(-0.0f);
  }

  @Test
  @DisplayName("additions to NaN and infinity end, and give what Java's addition gives")
  void specialSums() {
    SharedFloat x = space.newFloat(Float.NaN);
    assertThat(x.getAndAdd(1)).isNaN();
    assertThat(x.update(value -> value + 1)).isNaN();
    x.set(Float.POSITIVE_INFINITY);
    assertThat(x.increment()).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(x.getAndAdd(Float.NEGATIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(x.get()).isNaN();
  }

  @Test
  @DisplayName("extreme values and fractions are kept exactly")
  void extremes() {
    SharedFloat x = space.floatValue("x");
    for (float value :
        new float[] {Float.MIN_VALUE, Float.MAX_VALUE, Float.MIN_NORMAL, 0.1f, -0.1f}) {
      x.set(value);
      assertThat(x.get()).isEqualTo(value);
    }
  }
}
