package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedLong;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedLong} must keep in every space. */
public abstract class LongValueContract extends NumberContract<SharedLong, Long> {

  @Override
  protected Long v(int number) {
    return (long) number;
  }

  @Override
  protected SharedLong named(Space in, String name) {
    return in.longValue(name);
  }

  @Override
  protected SharedLong named(Space in, String name, Long initial) {
    return in.longValue(name, initial);
  }

  @Override
  protected SharedLong nameless(Space in, Long initial) {
    return in.newLong(initial);
  }

  @Override
  protected Long get(SharedLong handle) {
    return handle.get();
  }

  @Override
  protected void set(SharedLong handle, Long value) {
    handle.set(value);
  }

  @Override
  protected Long getAndSet(SharedLong handle, Long value) {
    return handle.getAndSet(value);
  }

  @Override
  protected Long getAndAdd(SharedLong handle, Long delta) {
    return handle.getAndAdd(delta);
  }

  @Override
  protected Long increment(SharedLong handle) {
    return handle.increment();
  }

  @Override
  protected Long compareAndExchange(SharedLong handle, Long expected, Long value) {
    return handle.compareAndExchange(expected, value);
  }

  @Override
  protected boolean compareAndSet(SharedLong handle, Long expected, Long value) {
    return handle.compareAndSet(expected, value);
  }

  @Override
  protected Long update(SharedLong handle, UnaryOperator<Long> op) {
    return handle.update(op::apply);
  }

  @Override
  protected Long accumulate(SharedLong handle, Long operand, BinaryOperator<Long> op) {
    return handle.accumulate(operand, op::apply);
  }

  @Override
  protected Long getPlain(SharedLong handle) {
    return handle.getPlain();
  }

  @Override
  protected void setPlain(SharedLong handle, Long value) {
    handle.setPlain(value);
  }

  @Override
  protected Long getOpaque(SharedLong handle) {
    return handle.getOpaque();
  }

  @Override
  protected void setOpaque(SharedLong handle, Long value) {
    handle.setOpaque(value);
  }

  @Override
  protected Long getAcquire(SharedLong handle) {
    return handle.getAcquire();
  }

  @Override
  protected void setRelease(SharedLong handle, Long value) {
    handle.setRelease(value);
  }

  @Test
  @DisplayName("addition wraps round at the largest value")
  void overflowWraps() {
    SharedLong x = space.newLong(Long.MAX_VALUE);
    assertThat(x.getAndAdd(1)).isEqualTo(Long.MAX_VALUE);
    assertThat(x.get()).isEqualTo(Long.MIN_VALUE);
    x.set(Long.MAX_VALUE);
    assertThat(x.increment()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  @DisplayName("every bit of a value is kept")
  void everyBit() {
    SharedLong x = space.longValue("x");
    for (int bit = 0; bit < Long.SIZE; bit++) {
      x.set(1L << bit);
      assertThat(x.get()).isEqualTo(1L << bit);
      assertThat(x.compareAndSet(1L << bit, ~(1L << bit))).isTrue();
      assertThat(x.get()).isEqualTo(~(1L << bit));
    }
  }
}
