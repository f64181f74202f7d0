package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedBoolean;
import dev.dure.SharedLong;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedBoolean} must keep in every space. */
public abstract class BooleanValueContract extends SpaceContract {

  private static final int THREADS = 4;
  private static final int TIMES = 5_000;

  @Test
  @DisplayName("a new value is false, or what was given; the initial value counts only once")
  void initialValue() {
    assertThat(space.booleanValue("no").get()).isFalse();
    assertThat(space.booleanValue("yes", true).get()).isTrue();
    assertThat(space.booleanValue("yes", false).get()).isTrue();
    assertThat(space.newBoolean(true).get()).isTrue();
  }

  @Test
  @DisplayName("one name is one value; handles of it are equal")
  void oneNameIsOneValue() {
    SharedBoolean first = space.booleanValue("x");
    SharedBoolean again = space.booleanValue("x");
    assertThat(again).isEqualTo(first).hasSameHashCodeAs(first);
    assertThat(space.newBoolean(false)).isNotEqualTo(space.newBoolean(false));
    assertThat(first.name()).contains("x");
    assertThat(first.space()).isSameAs(space);
  }

  @Test
  @DisplayName("a second handle, of a named or a nameless value, reaches the same value")
  void secondHandleReachesTheSame() {
    for (SharedBoolean handle : List.of(space.booleanValue("x"), space.newBoolean(false))) {
      SharedBoolean second = secondHandle(handle);
      second.set(true);
      assertThat(handle.get()).isTrue();
      handle.toggle();
      assertThat(second.get()).isFalse();
    }
  }

  @Test
  @DisplayName("what any mode writes, every mode reads")
  void modes() {
    SharedBoolean x = space.newBoolean(false);
    List<BiConsumer<SharedBoolean, Boolean>> writes =
        List.of(
            SharedBoolean::set,
            SharedBoolean::setPlain,
            SharedBoolean::setOpaque,
            SharedBoolean::setRelease,
            SharedBoolean::getAndSet);
    List<Predicate<SharedBoolean>> reads =
        List.of(
            SharedBoolean::get,
            SharedBoolean::getPlain,
            SharedBoolean::getOpaque,
            SharedBoolean::getAcquire);
    for (BiConsumer<SharedBoolean, Boolean> write : writes) {
      for (boolean value : new boolean[] {true, false, true}) {
        write.accept(x, value);
        assertThat(reads).allMatch(read -> read.test(x) == value);
      }
    }
  }

  @Test
  @DisplayName("getAndSet returns the value before, toggle the value after")
  void results() {
    SharedBoolean x = space.newBoolean(false);
    assertThat(x.getAndSet(true)).isFalse();
    assertThat(x.getAndSet(true)).isTrue();
    assertThat(x.toggle()).isFalse();
    assertThat(x.toggle()).isTrue();
  }

  @Test
  @DisplayName("compareAndSet writes only if the expected value is there")
  void compareAndSet() {
    SharedBoolean x = space.newBoolean(false);
    assertThat(x.compareAndSet(true, false)).isFalse();
    assertThat(x.compareAndSet(false, false)).isTrue();
    assertThat(x.compareAndSet(false, true)).isTrue();
    assertThat(x.get()).isTrue();
  }

  @Test
  @DisplayName("threads that toggle lose no step")
  void toggleIsAtomic() {
    SharedBoolean x = space.newBoolean(false);
    AtomicInteger balance = new AtomicInteger();
    Threads.run(
        THREADS,
        i -> {
          SharedBoolean mine = secondHandle(x);
          for (int n = 0; n < TIMES; n++) {
            balance.addAndGet(mine.toggle() ? 1 : -1);
          }
        });
    assertThat(x.get()).isFalse();
    assertThat(balance).hasValue(0);
  }

  @Test
  @DisplayName("of threads that set by compareAndSet or getAndSet at once, one succeeds")
  void oneWins() {
    for (int round = 0; round < 200; round++) {
      SharedBoolean x = space.newBoolean(false);
      boolean exchange = round % 2 == 0;
      AtomicInteger winners = new AtomicInteger();
      Threads.run(
          2,
          i -> {
            if (exchange ? !x.getAndSet(true) : x.compareAndSet(false, true)) {
              winners.incrementAndGet();
            }
          });
      assertThat(winners).hasValue(1);
    }
  }

  @Test
  @DisplayName("what was written before setRelease is seen after the getAcquire that sees it")
  void releaseAcquire() {
    SharedBoolean turn = space.newBoolean(false);
    SharedLong data = space.newLong(0);
    Threads.run(
        2,
        i -> {
          long end = System.nanoTime() + Threads.BOUND.toNanos();
          for (int n = 0; n < TIMES; n++) {
            while (turn.getAcquire() != (i == 1)) {
              assertThat(System.nanoTime()).as("the turn never came").isLessThan(end);
              Threads.spin();
            }
            data.setPlain(data.getPlain() + 1);
            turn.setRelease(i == 0);
          }
        });
    assertThat(data.get()).isEqualTo(2 * TIMES);
  }
}
