package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedObject;
import dev.dure.Space;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What all values that are numbers must keep; {@link NumberConcurrencyContract} has the part with
 * several threads.
 *
 * @param <H> the type of the handle
 * @param <V> the type of the value
 */
public abstract class NumberContract<H extends SharedObject, V>
    extends NumberConcurrencyContract<H, V> {

  protected abstract H named(Space in, String name);

  protected abstract V getOpaque(H handle);

  protected abstract void setOpaque(H handle, V value);

  @Test
  @DisplayName("a new value is 0, or what was given as its initial value")
  void initialValue() {
    assertThat(get(named(space, "zero"))).isEqualTo(v(0));
    assertThat(get(named(space, "seven", v(7)))).isEqualTo(v(7));
    assertThat(get(nameless(space, v(8)))).isEqualTo(v(8));
  }

  @Test
  @DisplayName("an initial value counts only when the value is created")
  void initialValueOnlyOnce() {
    set(named(space, "x", v(1)), v(2));
    assertThat(get(named(space, "x", v(3)))).isEqualTo(v(2));
    assertThat(get(named(space, "x"))).isEqualTo(v(2));
  }

  @Test
  @DisplayName("one name is one value; handles of it are equal, and see each other's writes")
  void oneNameIsOneValue() {
    H first = named(space, "x", v(1));
    H again = named(space, "x");
    assertThat(again).isEqualTo(first).hasSameHashCodeAs(first);
    set(first, v(5));
    assertThat(get(again)).isEqualTo(v(5));
    assertThat(first.name()).contains("x");
    assertThat(first.space()).isSameAs(space);
  }

  @Test
  @DisplayName("values without a name, and values of other spaces, are values of their own")
  void othersAreOthers() {
    H first = nameless(space, v(1));
    H second = nameless(space, v(1));
    H there = named(anotherSpace(), "x", v(1));
    H here = named(space, "x", v(1));
    set(first, v(2));
    set(here, v(3));
    assertThat(get(second)).isEqualTo(v(1));
    assertThat(get(there)).isEqualTo(v(1));
    assertThat(second).isNotEqualTo(first);
    assertThat(there).isNotEqualTo(here);
    assertThat(first.name()).isEmpty();
  }

  @Test
  @DisplayName("a second handle, of a named or a nameless value, reaches the same value")
  void secondHandleReachesTheSame() {
    for (H handle : List.of(named(space, "x", v(1)), nameless(space, v(1)))) {
      H second = secondHandle(handle);
      set(second, v(4));
      assertThat(get(handle)).isEqualTo(v(4));
      getAndAdd(handle, v(2));
      assertThat(get(second)).isEqualTo(v(6));
      assertThat(second.name()).isEqualTo(handle.name());
    }
  }

  @Test
  @DisplayName("what any mode writes, every mode reads")
  void modes() {
    H x = nameless(space, v(0));
    List<BiConsumer<H, V>> writes =
        List.of(this::set, this::setPlain, this::setOpaque, this::setRelease, this::getAndSet);
    List<Function<H, V>> reads =
        List.of(this::get, this::getPlain, this::getOpaque, this::getAcquire);
    int number = 0;
    for (BiConsumer<H, V> write : writes) {
      write.accept(x, v(++number));
      for (Function<H, V> read : reads) {
        assertThat(read.apply(x)).isEqualTo(v(number));
      }
    }
  }

  @Test
  @DisplayName(
      "getAndSet and getAndAdd return the value before; increment, update, accumulate after")
  void results() {
    H x = nameless(space, v(10));
    assertThat(getAndSet(x, v(20))).isEqualTo(v(10));
    assertThat(getAndAdd(x, v(5))).isEqualTo(v(20));
    assertThat(increment(x)).isEqualTo(v(26));
    assertThat(update(x, value -> plus(value, 4))).isEqualTo(v(30));
    assertThat(accumulate(x, v(7), (value, operand) -> operand)).isEqualTo(v(7));
    assertThat(accumulate(x, v(9), (value, operand) -> value)).isEqualTo(v(7));
    assertThat(getAndAdd(x, v(-3))).isEqualTo(v(7));
    assertThat(get(x)).isEqualTo(v(4));
  }

  @Test
  @DisplayName("compareAndSet and compareAndExchange write only if the expected value is there")
  void compareAndSet() {
    H x = nameless(space, v(1));
    assertThat(compareAndSet(x, v(2), v(3))).isFalse();
    assertThat(get(x)).isEqualTo(v(1));
    assertThat(compareAndSet(x, v(1), v(3))).isTrue();
    assertThat(compareAndExchange(x, v(1), v(9))).isEqualTo(v(3));
    assertThat(get(x)).isEqualTo(v(3));
    assertThat(compareAndExchange(x, v(3), v(4))).isEqualTo(v(3));
    assertThat(get(x)).isEqualTo(v(4));
  }

  @Test
  @DisplayName("an update whose function throws leaves the value as it was")
  void updateThatThrows() {
    H x = nameless(space, v(1));
    RuntimeException thrown = new RuntimeException("from the function");
    assertThatThrownBy(
            () ->
                update(
                    x,
                    value -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThatThrownBy(
            () ->
                accumulate(
                    x,
                    v(1),
                    (value, operand) -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(get(x)).isEqualTo(v(1));
  }

  @Test
  @DisplayName("update runs its function again when another write comes between")
  void updateAgain() {
    H x = nameless(space, v(1));
    AtomicInteger runs = new AtomicInteger();
    V after =
        update(
            x,
            value -> {
              if (runs.incrementAndGet() == 1) {
                set(x, v(10));
              }
              return plus(value, 1);
            });
    assertThat(after).isEqualTo(v(11));
    assertThat(runs).hasValue(2);
  }
}
