package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedCyclicBarrier;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SharedCyclicBarrier} must keep in every space. */
public abstract class CyclicBarrierContract extends SpaceContract {

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  private Running startBroken(SharedCyclicBarrier barrier) {
    SharedCyclicBarrier second = secondHandle(barrier);
    return Threads.start(
        "broken",
        () ->
            assertThatThrownBy(() -> second.await(1, TimeUnit.DAYS))
                .isInstanceOf(BrokenBarrierException.class));
  }

  private static void awaitWaiting(SharedCyclicBarrier barrier, int parties) {
    Threads.until(parties + " wait", () -> barrier.getNumberWaiting() == parties);
  }

  @Test
  @DisplayName("one party never waits; the number of parties is part of the shape, at least 1")
  void parties() throws Exception {
    SharedCyclicBarrier alone = space.cyclicBarrier("alone", 1);
    for (int i = 0; i < 200; i++) {
      assertThat(alone.await()).isZero();
    }
    assertThat(alone.await(0, TimeUnit.SECONDS)).isZero();
    assertThat(alone.getParties()).isEqualTo(1);
    assertThat(space.newCyclicBarrier(Integer.MAX_VALUE).getParties()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> space.newCyclicBarrier(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A barrier needs at least 1 party, not 0.");
  }

  @Test
  @DisplayName("an await with both limit and action runs the action if it is last, and times out")
  void actionWithLimit() throws Exception {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    Running first =
        Threads.start("first", () -> barrier.await(runs::incrementAndGet, 1, TimeUnit.DAYS));
    awaitWaiting(barrier, 1);
    assertThat(barrier.await(runs::incrementAndGet, 0, TimeUnit.SECONDS)).isZero();
    first.join();
    assertThat(runs).hasValue(1);
    assertThatThrownBy(() -> barrier.await(runs::incrementAndGet, 1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(barrier.isBroken()).isTrue();
    assertThat(runs).hasValue(1);
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("nobody goes on before all have come, each has a place, all see what others wrote")
  void rounds(Kind kind) {
    int parties = 4;
    int rounds = 300;
    SharedCyclicBarrier barrier = space.newCyclicBarrier(parties);
    int[] written = new int[parties];
    List<List<Integer>> places = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      places.add(Collections.synchronizedList(new ArrayList<>()));
    }
    Threads.run(
        kind,
        parties,
        index -> {
          SharedCyclicBarrier mine = secondHandle(barrier);
          for (int round = 0; round < rounds; round++) {
            written[index] = round;
            places.get(round).add(mine.await());
            assertThat(written).containsOnly(round);
            int place = round % 2 == 0 ? mine.await() : mine.await(1, TimeUnit.DAYS);
            assertThat(place).isBetween(0, parties - 1);
          }
        });
    assertThat(places).allSatisfy(all -> assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3));
    assertThat(barrier.isBroken()).isFalse();
    assertThat(barrier.getNumberWaiting()).isZero();
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("the action runs once for each generation, in the last party, before others go on")
  void action(Kind kind) {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(3);
    int[] plain = {0};
    AtomicInteger last = new AtomicInteger();
    Threads.run(
        kind,
        3,
        index -> {
          for (int round = 1; round <= 300; round++) {
            Thread me = Thread.currentThread();
            int place =
                barrier.await(
                    () -> {
                      assertThat(Thread.currentThread()).isSameAs(me);
                      plain[0]++;
                    });
            assertThat(plain[0]).isEqualTo(round);
            last.addAndGet(place == 0 ? 1 : 0);
            barrier.await();
          }
        });
    assertThat(last.get()).isEqualTo(300);
  }

  @Test
  @DisplayName(
      "an action that throws breaks the barrier; its exception comes out of the last await")
  void actionThrows() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    Running waiter = startBroken(barrier);
    awaitWaiting(barrier, 1);
    assertThatThrownBy(
            () ->
                barrier.await(
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    waiter.join();
    assertThat(barrier.isBroken()).isTrue();
  }

  @Test
  @DisplayName("while the action runs nobody's time is out, and who comes waits for the next")
  void duringTheAction() throws Exception {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Running timed =
        Threads.start(
            "timed", () -> assertThat(barrier.await(200, TimeUnit.MILLISECONDS)).isEqualTo(1));
    Threads.until(
        "it waits or the machine is very slow",
        () -> barrier.getNumberWaiting() == 1 || barrier.isBroken());
    if (barrier.isBroken()) {
      return; // its time was up before it was seen
    }
    Running last =
        Threads.start(
            "last",
            () ->
                assertThat(
                        barrier.await(
                            () -> {
                              running.countDown();
                              Threads.until("the test is done", () -> end.getCount() == 0);
                            }))
                    .isZero());
    Threads.until("it runs", () -> running.getCount() == 0 || barrier.isBroken());
    if (barrier.isBroken()) {
      return;
    }
    Running next = Threads.start("next", barrier::await).awaitWaiting();
    timed.awaitWaiting().interrupt(); // gives nothing up either
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(250)) {
      assertThat(timed.thread().isAlive()).isTrue();
      Threads.spin();
    }
    end.countDown();
    timed.join();
    last.join();
    assertThat(next.thread().isAlive()).isTrue();
    barrier.await();
    next.join();
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("an interrupt of one party breaks the barrier for all")
  void interrupt(Kind kind) {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(3);
    Running other = startBroken(barrier);
    Running interrupted =
        Threads.start(
            kind,
            "interrupted",
            () -> {
              assertThatThrownBy(barrier::await).isInstanceOf(InterruptedException.class);
              assertThat(Thread.interrupted()).isFalse();
            });
    awaitWaiting(barrier, 2);
    interrupted.awaitWaiting().interrupt().join();
    other.join();
    assertThat(barrier.isBroken()).isTrue();
    assertThat(barrier.getNumberWaiting()).isZero();
    assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
    assertThatThrownBy(() -> barrier.await(() -> {})).isInstanceOf(BrokenBarrierException.class);
  }

  @Test
  @DisplayName(
      "who comes with a pending interrupt breaks the barrier; if it is broken, that is told")
  void pendingInterrupt() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(1);
    Threads.start(
            "interrupted",
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(barrier::await).isInstanceOf(InterruptedException.class);
              Thread.currentThread().interrupt();
              assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
              assertThat(Thread.interrupted()).isTrue();
            })
        .join();
    assertThat(barrier.isBroken()).isTrue();
  }

  @Test
  @DisplayName("a party whose time is up breaks the barrier for all")
  void timeout() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(3);
    Running other = startBroken(barrier);
    awaitWaiting(barrier, 1);
    assertThatThrownBy(() -> barrier.await(10, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    other.join();
    assertThatThrownBy(() -> barrier.await(0, TimeUnit.DAYS))
        .isInstanceOf(BrokenBarrierException.class);
    barrier.reset();
    assertThatThrownBy(() -> barrier.await(-1, TimeUnit.DAYS)).isInstanceOf(TimeoutException.class);
  }

  @Test
  @DisplayName("reset breaks for those that wait, and is whole for those that come")
  void reset() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(3);
    for (int round = 0; round < 100; round++) {
      List<Running> waiters = List.of(startBroken(barrier), startBroken(barrier));
      awaitWaiting(barrier, 2);
      secondHandle(barrier).reset();
      Threads.joinAll(waiters);
      assertThat(barrier.isBroken()).isFalse();
      assertThat(barrier.getNumberWaiting()).isZero();
      Threads.run(3, index -> barrier.await());
    }
  }

  @Test
  @DisplayName("abort breaks the barrier until it is reset")
  void abort() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    Running waiter = startBroken(barrier);
    awaitWaiting(barrier, 1);
    barrier.abort();
    barrier.abort();
    waiter.join();
    assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
    barrier.reset();
    Threads.run(2, index -> barrier.await());
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  @DisplayName("with more threads than parties, and resets, the first of a pair fares as the last")
  void allAtOnce() {
    for (int time = 0; time < 5; time++) {
      SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
      AtomicInteger resets = new AtomicInteger(40); // a space may forget what came before so many
      AtomicInteger lasts = new AtomicInteger();
      AtomicInteger firsts = new AtomicInteger();
      Threads.run(
          3,
          index -> {
            for (int round = 0; round < 300; round++) {
              try {
                int place =
                    round % 8 == index
                        ? barrier.await(100, TimeUnit.MICROSECONDS)
                        : barrier.await(10, TimeUnit.MILLISECONDS);
                (place == 0 ? lasts : firsts).incrementAndGet();
              } catch (BrokenBarrierException | TimeoutException e) {
                if (resets.decrementAndGet() < 0) {
                  return;
                }
                barrier.reset();
              }
            }
          });
      assertThat(firsts.get()).isEqualTo(lasts.get());
    }
  }
}
