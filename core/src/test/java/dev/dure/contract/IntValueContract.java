package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedInt;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedInt} must keep in every space. */
public abstract class IntValueContract extends NumberContract<SharedInt, Integer> {

  @Override
  protected Integer v(int number) {
    return number;
  }

  @Override
  protected SharedInt named(Space in, String name) {
    return in.intValue(name);
  }

  @Override
  protected SharedInt named(Space in, String name, Integer initial) {
    return in.intValue(name, initial);
  }

  @Override
  protected SharedInt nameless(Space in, Integer initial) {
    return in.newInt(initial);
  }

  @Override
  protected Integer get(SharedInt handle) {
    return handle.get();
  }

  @Override
  protected void set(SharedInt handle, Integer value) {
    handle.set(value);
  }

  @Override
  protected Integer getAndSet(SharedInt handle, Integer value) {
    return handle.getAndSet(value);
  }

  @Override
  protected Integer getAndAdd(SharedInt handle, Integer delta) {
    return handle.getAndAdd(delta);
  }

  @Override
  protected Integer increment(SharedInt handle) {
    return handle.increment();
  }

  @Override
  protected Integer compareAndExchange(SharedInt handle, Integer expected, Integer value) {
    return handle.compareAndExchange(expected, value);
  }

  @Override
  protected boolean compareAndSet(SharedInt handle, Integer expected, Integer value) {
    return handle.compareAndSet(expected, value);
  }

  @Override
  protected Integer update(SharedInt handle, UnaryOperator<Integer> op) {
    return handle.update(op::apply);
  }

  @Override
  protected Integer accumulate(SharedInt handle, Integer operand, BinaryOperator<Integer> op) {
    return handle.accumulate(operand, op::apply);
  }

  @Override
  protected Integer getPlain(SharedInt handle) {
    return handle.getPlain();
  }

  @Override
  protected void setPlain(SharedInt handle, Integer value) {
    handle.setPlain(value);
  }

  @Override
  protected Integer getOpaque(SharedInt handle) {
    return handle.getOpaque();
  }

  @Override
  protected void setOpaque(SharedInt handle, Integer value) {
    handle.setOpaque(value);
  }

  @Override
  protected Integer getAcquire(SharedInt handle) {
    return handle.getAcquire();
  }

  @Override
  protected void setRelease(SharedInt handle, Integer value) {
    handle.setRelease(value);
  }

  @Test
  @DisplayName("addition wraps round at the largest value")
  void overflowWraps() {
    SharedInt x = space.newInt(Integer.MAX_VALUE);
    assertThat(x.getAndAdd(1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(x.get()).isEqualTo(Integer.MIN_VALUE);
    x.set(Integer.MAX_VALUE);
    assertThat(x.increment()).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  @DisplayName("every bit of a value is kept")
  void everyBit() {
    SharedInt x = space.intValue("x");
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      x.set(1 << bit);
      assertThat(x.get()).isEqualTo(1 << bit);
      assertThat(x.compareAndSet(1 << bit, ~(1 << bit))).isTrue();
      assertThat(x.get()).isEqualTo(~(1 << bit));
    }
  }
}
