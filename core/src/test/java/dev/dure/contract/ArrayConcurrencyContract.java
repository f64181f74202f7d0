package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedArray;
import dev.dure.Space;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What all arrays must keep when several threads use them.
 *
 * @param <A> the type of the array
 * @param <V> the type of an element
 */
public abstract class ArrayConcurrencyContract<A extends SharedArray, V> extends SpaceContract {

  private static final int THREADS = 4;
  private static final int TIMES = 20_000;
  private static final int ROUNDS = 1_000;
  private static final int LENGTH = 3;

  /** The value that stands for a small whole number. */
  protected abstract V v(int number);

  protected abstract A named(Space in, String name, int length);

  protected abstract A nameless(Space in, int length);

  protected abstract V get(A array, int index);

  protected abstract void set(A array, int index, V value);

  protected abstract V getAndAdd(A array, int index, V delta);

  protected abstract V compareAndExchange(A array, int index, V expected, V value);

  protected abstract boolean compareAndSet(A array, int index, V expected, V value);

  protected abstract V update(A array, int index, UnaryOperator<V> op);

  protected abstract V accumulate(A array, int index, V operand, BinaryOperator<V> op);

  protected abstract V getPlain(A array, int index);

  protected abstract void setPlain(A array, int index, V value);

  protected abstract V getAcquire(A array, int index);

  protected abstract void setRelease(A array, int index, V value);

  private V plusOne(V value) {
    return v(((Number) value).intValue() + 1);
  }

  /** Adds 1 to an element in one of the ways that must be atomic. */
  @FunctionalInterface
  private interface AddOne<A> {
    void to(A array, int index);
  }

  private void exact(AddOne<A> addOne) {
    A array = nameless(space, LENGTH);
    Threads.run(
        THREADS,
        i -> {
          A mine = secondHandle(array);
          for (int n = 0; n < TIMES; n++) {
            for (int index = 0; index < LENGTH; index++) {
              addOne.to(mine, index);
            }
          }
        });
    for (int index = 0; index < LENGTH; index++) {
      assertThat(get(array, index)).isEqualTo(v(THREADS * TIMES));
    }
  }

  @Test
  @DisplayName("threads that add to elements by getAndAdd lose no update")
  void getAndAddIsAtomic() {
    exact((array, index) -> getAndAdd(array, index, v(1)));
  }

  @Test
  @DisplayName("threads that add to elements by update lose no update")
  void updateIsAtomic() {
    exact((array, index) -> update(array, index, this::plusOne));
  }

  @Test
  @DisplayName("threads that add to elements by accumulate lose no update")
  void accumulateIsAtomic() {
    exact((array, index) -> accumulate(array, index, v(1), (value, operand) -> plusOne(value)));
  }

  @Test
  @DisplayName("threads that add to elements by a loop of compareAndSet lose no update")
  void compareAndSetIsAtomic() {
    exact(
        (array, index) -> {
          V seen = get(array, index);
          while (!compareAndSet(array, index, seen, plusOne(seen))) {
            seen = get(array, index);
          }
        });
  }

  @Test
  @DisplayName("threads that add to elements by a loop of compareAndExchange lose no update")
  void compareAndExchangeIsAtomic() {
    exact(
        (array, index) -> {
          V seen = get(array, index);
          V there = compareAndExchange(array, index, seen, plusOne(seen));
          while (!there.equals(seen)) {
            seen = there;
            there = compareAndExchange(array, index, seen, plusOne(seen));
          }
        });
  }

  @Test
  @DisplayName("what was written before setRelease is seen after the getAcquire that sees it")
  void releaseAcquire() {
    A array = nameless(space, LENGTH);
    Threads.run(
        2,
        i -> {
          long end = System.nanoTime() + Threads.BOUND.toNanos();
          for (int round = 1; round <= ROUNDS; round++) {
            int other = 1 - i;
            if (i == 0) {
              setPlain(array, 2, v(round));
              setRelease(array, 0, v(round));
            }
            while (!getAcquire(array, other).equals(v(round))) {
              assertThat(System.nanoTime()).as("round %d never came", round).isLessThan(end);
              Threads.spin();
            }
            if (i == 1) {
              assertThat(getPlain(array, 2)).isEqualTo(v(round));
              setRelease(array, 1, v(round));
            }
          }
        });
  }

  @Test
  @DisplayName("plain accesses never see half of an element")
  void neverTorn() {
    A array = nameless(space, 1);
    Threads.run(
        2,
        i -> {
          for (int n = 0; n < TIMES; n++) {
            if (i == 0) {
              setPlain(array, 0, v(n % 2 - 1));
            } else {
              assertThat(getPlain(array, 0)).isIn(v(0), v(-1));
            }
          }
        });
  }
}
