package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedEvent;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SharedEvent} must keep in every space. */
public abstract class EventContract extends SpaceContract {

  private SharedEvent event;

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  @BeforeEach
  protected final void makeEvent() {
    event = space.event("started");
  }

  @Test
  @DisplayName("is not set at first, is set by set and not set by clear, again and again")
  void setAndClear() throws InterruptedException {
    SharedEvent second = secondHandle(event);
    assertThat(event.isSet()).isFalse();
    for (int i = 0; i < 3; i++) {
      event.set();
      event.set();
      assertThat(second.isSet()).isTrue();
      second.await();
      assertThat(second.await(1, TimeUnit.DAYS)).isTrue();
      assertThat(second.await(0, TimeUnit.SECONDS)).isTrue();
      second.clear();
      second.clear();
      assertThat(event.isSet()).isFalse();
    }
  }

  @Test
  @DisplayName("a wait with a limit ends with false when the time is up, at once for 0 and less")
  void timeout() throws InterruptedException {
    long begin = System.nanoTime();
    assertThat(event.await(20, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(event.await(0, TimeUnit.DAYS)).isFalse();
    assertThat(event.await(Long.MIN_VALUE, TimeUnit.DAYS)).isFalse();
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("set ends all waits, although it is cleared at once")
  void setEndsAllWaits(Kind kind) {
    for (int round = 0; round < 20; round++) {
      List<Running> waiters = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        SharedEvent second = secondHandle(event);
        waiters.add(Threads.start(kind, "waiter", second::await));
        waiters.add(
            Threads.start(
                kind, "waiter", () -> assertThat(second.await(1, TimeUnit.DAYS)).isTrue()));
      }
      waiters.forEach(Running::awaitWaiting);
      // A waiter that had not begun at the first set is released by the last one.
      for (int i = 0; i < 3; i++) {
        event.set();
        event.clear();
      }
      event.set();
      Threads.joinAll(waiters);
      event.clear();
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("an interrupt ends a wait, and comes before a flag that is set")
  void interrupt(Kind kind) {
    Running waiter =
        Threads.start(
                kind,
                "waiter",
                () -> {
                  assertThatThrownBy(event::await).isInstanceOf(InterruptedException.class);
                  assertThat(Thread.interrupted()).isFalse();
                  assertThatThrownBy(() -> event.await(1, TimeUnit.DAYS))
                      .isInstanceOf(InterruptedException.class);
                })
            .awaitWaiting();
    while (waiter.thread().isAlive()) {
      waiter.interrupt().awaitWaiting();
    }
    waiter.join();
    event.set();
    Threads.start(
            kind,
            "interrupted",
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(event::await).isInstanceOf(InterruptedException.class);
            })
        .join();
  }

  @Test
  @DisplayName("what was written before set is read after await")
  void happensBefore() {
    SharedEvent back = space.newEvent();
    int[] plain = {0};
    int rounds = 2_000;
    Threads.run(
        2,
        index -> {
          for (int round = 1; round <= rounds; round++) {
            if (index == 0) {
              plain[0] = round;
              event.set();
              back.await();
              back.clear();
            } else {
              event.await();
              event.clear();
              assertThat(plain[0]).isEqualTo(round);
              back.set();
            }
          }
        });
    assertThat(plain[0]).isEqualTo(rounds);
  }
}
