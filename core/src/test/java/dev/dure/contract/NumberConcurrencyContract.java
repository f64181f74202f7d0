package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedObject;
import dev.dure.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What all values that are numbers must keep when several threads use them.
 *
 * @param <H> the type of the handle
 * @param <V> the type of the value
 */
public abstract class NumberConcurrencyContract<H extends SharedObject, V> extends SpaceContract {

  private static final int THREADS = 4;
  private static final int TIMES = 50_000;
  private static final int ROUNDS = 1_000;
  private static final int MEETINGS = 10_000;

  /** The value that stands for a small whole number. */
  protected abstract V v(int number);

  protected abstract H named(Space in, String name, V initial);

  protected abstract H nameless(Space in, V initial);

  protected abstract V get(H handle);

  protected abstract void set(H handle, V value);

  protected abstract V getAndSet(H handle, V value);

  protected abstract V getAndAdd(H handle, V delta);

  protected abstract V increment(H handle);

  protected abstract V compareAndExchange(H handle, V expected, V value);

  protected abstract boolean compareAndSet(H handle, V expected, V value);

  protected abstract V update(H handle, UnaryOperator<V> op);

  protected abstract V accumulate(H handle, V operand, BinaryOperator<V> op);

  protected abstract V getPlain(H handle);

  protected abstract void setPlain(H handle, V value);

  protected abstract V getAcquire(H handle);

  protected abstract void setRelease(H handle, V value);

  /** A value and a small whole number. */
  protected final V plus(V value, int number) {
    return v(((Number) value).intValue() + number);
  }

  @Test
  @DisplayName("threads that create one name at once get one value, with one of their initials")
  void creationIsAtomic() {
    for (int round = 0; round < 50; round++) {
      String name = "race-" + round;
      Set<V> seen = ConcurrentHashMap.newKeySet();
      Threads.run(THREADS, i -> seen.add(get(named(space, name, v(i + 1)))));
      assertThat(seen).hasSize(1).doesNotContain(v(0));
    }
  }

  private void exact(Consumer<H> addOne) {
    H x = nameless(space, v(0));
    Threads.run(
        THREADS,
        i -> {
          H mine = secondHandle(x);
          for (int n = 0; n < TIMES; n++) {
            addOne.accept(mine);
          }
        });
    assertThat(get(x)).isEqualTo(v(THREADS * TIMES));
  }

  @Test
  @DisplayName("threads that add by getAndAdd lose no update")
  void getAndAddIsAtomic() {
    exact(x -> getAndAdd(x, v(1)));
  }

  @Test
  @DisplayName("threads that add by increment lose no update")
  void incrementIsAtomic() {
    exact(this::increment);
  }

  @Test
  @DisplayName("threads that add by update lose no update")
  void updateIsAtomic() {
    exact(x -> update(x, value -> plus(value, 1)));
  }

  @Test
  @DisplayName("threads that add by accumulate lose no update")
  void accumulateIsAtomic() {
    exact(x -> accumulate(x, v(1), (value, operand) -> plus(value, 1)));
  }

  @Test
  @DisplayName("threads that add by a loop of compareAndSet lose no update")
  void compareAndSetIsAtomic() {
    exact(
        x -> {
          V seen = get(x);
          while (!compareAndSet(x, seen, plus(seen, 1))) {
            seen = get(x);
          }
        });
  }

  @Test
  @DisplayName("threads that add by a loop of compareAndExchange lose no update")
  void compareAndExchangeIsAtomic() {
    exact(
        x -> {
          V seen = get(x);
          for (V there = compareAndExchange(x, seen, plus(seen, 1));
              !there.equals(seen);
              there = compareAndExchange(x, seen, plus(seen, 1))) {
            seen = there;
          }
        });
  }

  @Test
  @DisplayName("getAndSet hands each value that was written to exactly one thread")
  void getAndSetIsAtomic() {
    H x = nameless(space, v(0));
    Set<V> seen = ConcurrentHashMap.newKeySet();
    Threads.run(
        THREADS,
        i -> {
          for (int n = 0; n < TIMES; n++) {
            V before = getAndSet(x, v(1 + i * TIMES + n));
            assertThat(seen.add(before)).as("%s was seen twice", before).isTrue();
          }
        });
    seen.add(get(x));
    assertThat(seen).hasSize(THREADS * TIMES + 1);
  }

  @Test
  @DisplayName("what was written before setRelease is seen after the getAcquire that sees it")
  void releaseAcquire() {
    message(this::setRelease, this::getAcquire);
  }

  @Test
  @DisplayName("what was written before set is seen after the get that sees it")
  void setGet() {
    message(this::set, this::get);
  }

  private void message(BiConsumer<H, V> write, Function<H, V> read) {
    H data = nameless(space, v(0));
    H flag = nameless(space, v(0));
    H answer = nameless(space, v(0));
    Threads.run(
        2,
        i -> {
          for (int round = 1; round <= ROUNDS; round++) {
            if (i == 0) {
              setPlain(data, v(round));
              write.accept(flag, v(round));
              awaitValue(answer, v(round), read);
            } else {
              awaitValue(flag, v(round), read);
              assertThat(getPlain(data)).isEqualTo(v(round));
              write.accept(answer, v(round));
            }
          }
        });
  }

  private void awaitValue(H handle, V value, Function<H, V> read) {
    long end = System.nanoTime() + Threads.BOUND.toNanos();
    while (!read.apply(handle).equals(value)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("The value " + value + " never came.\n" + Threads.dump());
      }
      Threads.spin();
    }
  }

  @Test
  @DisplayName(
      "set and get are sequentially consistent: two threads never both miss the other's set")
  void sequentiallyConsistent() {
    List<H> values = List.of(nameless(space, v(0)), nameless(space, v(0)));
    List<List<V>> seen = List.of(new ArrayList<>(), new ArrayList<>());
    Threads.Meeting meeting = new Threads.Meeting(2);
    Threads.run(
        2,
        i -> {
          H mine = values.get(i);
          H theirs = values.get(1 - i);
          for (int round = 1; round <= MEETINGS; round++) {
            V next = v(round);
            meeting.meet(round - 1);
            set(mine, next);
            V there = get(theirs);
            seen.get(i).add(there);
          }
        });
    for (int round = 0; round < MEETINGS; round++) {
      V old = v(round);
      assertThat(seen.get(0).get(round).equals(old) && seen.get(1).get(round).equals(old))
          .as("both threads missed the other's set in round %d", round)
          .isFalse();
    }
  }

  @Test
  @DisplayName("plain accesses never see half of a value")
  void neverTorn() {
    H x = nameless(space, v(0));
    Threads.run(
        2,
        i -> {
          for (int n = 0; n < TIMES; n++) {
            if (i == 0) {
              setPlain(x, v(n % 2 - 1));
            } else {
              assertThat(getPlain(x)).isIn(v(0), v(-1));
            }
          }
        });
  }
}
