package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedDouble;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedDouble} must keep in every space. */
public abstract class DoubleValueContract extends NumberContract<SharedDouble, Double> {

  @Override
  protected Double v(int number) {
    return (double) number;
  }

  @Override
  protected SharedDouble named(Space in, String name) {
    return in.doubleValue(name);
  }

  @Override
  protected SharedDouble named(Space in, String name, Double initial) {
    return in.doubleValue(name, initial);
  }

  @Override
  protected SharedDouble nameless(Space in, Double initial) {
    return in.newDouble(initial);
  }

  @Override
  protected Double get(SharedDouble handle) {
    return handle.get();
  }

  @Override
  protected void set(SharedDouble handle, Double value) {
    handle.set(value);
  }

  @Override
  protected Double getAndSet(SharedDouble handle, Double value) {
    return handle.getAndSet(value);
  }

  @Override
  protected Double getAndAdd(SharedDouble handle, Double delta) {
    return handle.getAndAdd(delta);
  }

  @Override
  protected Double increment(SharedDouble handle) {
    return handle.increment();
  }

  @Override
  protected Double compareAndExchange(SharedDouble handle, Double expected, Double value) {
    return handle.compareAndExchange(expected, value);
  }

  @Override
  protected boolean compareAndSet(SharedDouble handle, Double expected, Double value) {
    return handle.compareAndSet(expected, value);
  }

  @Override
  protected Double update(SharedDouble handle, UnaryOperator<Double> op) {
    return handle.update(op::apply);
  }

  @Override
  protected Double accumulate(SharedDouble handle, Double operand, BinaryOperator<Double> op) {
    return handle.accumulate(operand, op::apply);
  }

  @Override
  protected Double getPlain(SharedDouble handle) {
    return handle.getPlain();
  }

  @Override
  protected void setPlain(SharedDouble handle, Double value) {
    handle.setPlain(value);
  }

  @Override
  protected Double getOpaque(SharedDouble handle) {
    return handle.getOpaque();
  }

  @Override
  protected void setOpaque(SharedDouble handle, Double value) {
    handle.setOpaque(value);
  }

  @Override
  protected Double getAcquire(SharedDouble handle) {
    return handle.getAcquire();
  }

  @Override
  protected void setRelease(SharedDouble handle, Double value) {
    handle.setRelease(value);
  }

  @Test
  @DisplayName("values are compared by their bits: NaN equals itself, 0.0 differs from -0.0")
  void comparedByBits() {
    SharedDouble x = space.newDouble(Double.NaN);
    assertThat(x.compareAndSet(Double.NaN, 0.0)).isTrue();
    assertThat(x.compareAndSet(-0.0, 1)).isFalse();
    assertThat(x.compareAndExchange(-0.0, 1)).isEqualTo(0.0);
    assertThat(x.compareAndSet(0.0, -0.0)).isTrue();
    assertThat(x.get()).isEqualTo(-0.0);
  }

  @Test
  @DisplayName("additions to NaN and infinity end, and give what Java's addition gives")
  void specialSums() {
    SharedDouble x = space.newDouble(Double.NaN);
    assertThat(x.getAndAdd(1)).isNaN();
    assertThat(x.update(value -> value + 1)).isNaN();
    x.set(Double.POSITIVE_INFINITY);
    assertThat(x.increment()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(x.getAndAdd(Double.NEGATIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(x.get()).isNaN();
  }

  @Test
  @DisplayName("extreme values and fractions are kept exactly")
  void extremes() {
    SharedDouble x = space.doubleValue("x");
    for (double value :
        new double[] {Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL, 0.1, -0.1}) {
      x.set(value);
      assertThat(x.get()).isEqualTo(value);
    }
  }
}
