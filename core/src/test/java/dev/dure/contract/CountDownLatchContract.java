package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedCountDownLatch;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SharedCountDownLatch} must keep in every space. */
public abstract class CountDownLatchContract extends SpaceContract {

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  @Test
  @DisplayName("counts down to 0 and stays there; a wait ends when it is there")
  void countsDown() throws InterruptedException {
    SharedCountDownLatch latch = space.countDownLatch("ready", 2);
    SharedCountDownLatch second = secondHandle(latch);
    assertThat(latch.getCount()).isEqualTo(2);
    assertThat(latch.await(0, TimeUnit.SECONDS)).isFalse();
    second.countDown();
    assertThat(latch.getCount()).isEqualTo(1);
    assertThat(space.countDownLatch("ready", 2).getCount()).as("by name").isEqualTo(1);
    assertThat(latch.await(10, TimeUnit.MILLISECONDS)).isFalse();
    latch.countDown();
    latch.countDown();
    assertThat(second.getCount()).isZero();
    second.await();
    assertThat(second.await(-1, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("a count of 0 is open from the start; one below is refused")
  void bounds() throws InterruptedException {
    space.newCountDownLatch(0).await();
    assertThat(space.newCountDownLatch(Integer.MAX_VALUE).getCount()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> space.newCountDownLatch(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A latch needs a count of at least 0, not -1.");
    assertThatThrownBy(() -> space.countDownLatch("x", Integer.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("many count and many wait: all go on, and see what was written before")
  void manyThreads(Kind kind) {
    for (int round = 0; round < 50; round++) {
      SharedCountDownLatch latch = space.newCountDownLatch(4);
      int[] written = new int[4];
      Threads.run(
          kind,
          8,
          index -> {
            if (index < 4) {
              written[index] = 1;
              latch.countDown();
            } else if (index % 2 == 0) {
              secondHandle(latch).await();
              assertThat(written).containsOnly(1);
            } else {
              assertThat(latch.await(1, TimeUnit.DAYS)).isTrue();
              assertThat(written).containsOnly(1);
            }
          });
      assertThat(latch.getCount()).isZero();
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("an interrupt ends a wait, and comes before a count of 0")
  void interrupt(Kind kind) {
    SharedCountDownLatch latch = space.newCountDownLatch(1);
    List<Running> waiters = new ArrayList<>();
    List<Threads.Body> ways = List.of(latch::await, () -> latch.await(1, TimeUnit.DAYS));
    for (Threads.Body way : ways) {
      waiters.add(
          Threads.start(
              kind,
              "waiter",
              () -> {
                assertThatThrownBy(way::run).isInstanceOf(InterruptedException.class);
                assertThat(Thread.interrupted()).isFalse();
              }));
    }
    waiters.forEach(waiter -> waiter.awaitWaiting().interrupt());
    Threads.joinAll(waiters);
    assertThat(latch.getCount()).isEqualTo(1);
    latch.countDown();
    Threads.start(
            kind,
            "interrupted",
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(latch::await).isInstanceOf(InterruptedException.class);
            })
        .join();
  }
}
