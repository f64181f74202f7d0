package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.OwnerDeath;
import dev.dure.SharedSemaphore;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SharedSemaphore} must keep in every space. */
public abstract class SemaphoreContract extends SpaceContract {

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  private static List<Threads.Body> interruptible(SharedSemaphore semaphore) {
    return List.of(
        semaphore::acquire,
        () -> semaphore.acquire(2),
        () -> semaphore.tryAcquire(1, TimeUnit.DAYS),
        () -> semaphore.tryAcquire(2, 1, TimeUnit.DAYS));
  }

  @Test
  @DisplayName("permits are taken all or none, and given back, by every way")
  void permits() throws InterruptedException {
    SharedSemaphore semaphore = space.semaphore("slots", 5);
    SharedSemaphore second = secondHandle(semaphore);
    semaphore.acquire();
    semaphore.acquire(2);
    second.acquireUninterruptibly();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    assertThat(semaphore.tryAcquire(2)).isFalse();
    assertThat(semaphore.tryAcquire(2, 10, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(semaphore.tryAcquire(2, -1, TimeUnit.DAYS)).isFalse();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    assertThat(second.tryAcquire()).isTrue();
    assertThat(second.tryAcquire()).isFalse();
    assertThat(second.tryAcquire(0)).isTrue();
    semaphore.release(2);
    assertThat(space.semaphore("slots", 5).availablePermits()).isEqualTo(2);
    assertThat(second.tryAcquire(1, TimeUnit.DAYS)).isTrue();
    semaphore.acquireUninterruptibly(1);
    semaphore.release(5);
    assertThat(second.availablePermits()).isEqualTo(5);
    semaphore.release(0);
    semaphore.release(3);
    assertThat(second.availablePermits()).as("more than at first, unbounded").isEqualTo(8);
  }

  @Test
  @DisplayName("drainPermits takes all; a negative number is brought to 0")
  void drain() {
    SharedSemaphore semaphore = space.newSemaphore(3);
    assertThat(semaphore.drainPermits()).isEqualTo(3);
    assertThat(semaphore.drainPermits()).isZero();
    assertThat(semaphore.availablePermits()).isZero();
    SharedSemaphore negative = space.newSemaphore(-3);
    assertThat(negative.availablePermits()).isEqualTo(-3);
    assertThat(negative.tryAcquire(0)).isFalse();
    negative.release(2);
    assertThat(negative.tryAcquire()).isFalse();
    assertThat(negative.drainPermits()).isEqualTo(-1);
    negative.release();
    assertThat(negative.tryAcquire()).isTrue();
    SharedSemaphore least = space.newSemaphore(Integer.MIN_VALUE);
    assertThat(least.tryAcquire(Integer.MAX_VALUE)).isFalse();
  }

  @Test
  @DisplayName("a bounded semaphore refuses a release above its bound, and keeps what it has")
  void bounded() throws InterruptedException {
    SharedSemaphore semaphore = space.boundedSemaphore("connections", 2);
    assertThat(semaphore.bound()).hasValue(2);
    assertThat(space.newSemaphore(2).bound()).isEmpty();
    semaphore.acquire(2);
    secondHandle(semaphore).release(2);
    assertThatThrownBy(semaphore::release)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A semaphore that is bounded to 2 permits has 2 and was to get 1 more: something was"
                + " released that was not acquired.");
    semaphore.acquire();
    assertThatThrownBy(() -> semaphore.release(2)).isExactlyInstanceOf(IllegalStateException.class);
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    semaphore.release();
    assertThat(semaphore.availablePermits()).isEqualTo(2);
    assertThatThrownBy(() -> space.newBoundedSemaphore(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A bounded semaphore needs at least 0 permits, not -1.");
    assertThat(space.newBoundedSemaphore(0).tryAcquire()).isFalse();
  }

  @Test
  @DisplayName("negative numbers of permits, and more than can be counted, are refused")
  void badNumbers() {
    SharedSemaphore semaphore = space.newSemaphore(1);
    List<Threads.Body> ways =
        List.of(
            () -> semaphore.acquire(-1),
            () -> semaphore.acquireUninterruptibly(-1),
            () -> semaphore.tryAcquire(-1),
            () -> semaphore.tryAcquire(-1, 1, TimeUnit.DAYS),
            () -> semaphore.release(-1));
    for (Threads.Body way : ways) {
      assertThatThrownBy(way::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A number of permits must be at least 0, and is -1.");
    }
    assertThatThrownBy(() -> semaphore.release(Integer.MAX_VALUE))
        .isInstanceOf(Error.class)
        .hasMessageStartingWith("Maximum permit count exceeded");
    assertThat(semaphore.availablePermits()).isEqualTo(1);
  }

  @Test
  @DisplayName("says how it was created, and is not abandoned by what threads do")
  void policies() {
    SharedSemaphore silent = space.newSemaphore(1);
    SharedSemaphore strict = space.semaphore("strict", 1, OwnerDeath.ABANDON);
    assertThat(silent.ownerDeath()).isEqualTo(OwnerDeath.RELEASE);
    assertThat(strict.ownerDeath()).isEqualTo(OwnerDeath.ABANDON);
    for (SharedSemaphore semaphore : List.of(silent, strict)) {
      Threads.runAndDie(Kind.PLATFORM, semaphore::acquire);
      assertThat(semaphore.isAbandoned()).isFalse();
      assertThat(semaphore.availablePermits()).isZero();
      assertThat(semaphore.recover(() -> assertThat(true).as("runs no repair").isFalse()))
          .isFalse();
      semaphore.release(); // another thread than the one that acquired
      assertThat(semaphore.availablePermits()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName(
      "an interrupt ends a wait and takes nothing, and comes before permits that are there")
  void interrupt(Kind kind) {
    SharedSemaphore semaphore = space.newSemaphore(0);
    List<Running> waiters = new ArrayList<>();
    for (Threads.Body way : interruptible(semaphore)) {
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
    semaphore.release(5);
    for (Threads.Body way : interruptible(semaphore)) {
      Threads.start(
              kind,
              "interrupted",
              () -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(way::run).isInstanceOf(InterruptedException.class);
              })
          .join();
    }
    assertThat(semaphore.availablePermits()).isEqualTo(5);
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("acquireUninterruptibly waits on through an interrupt, which stays pending")
  void uninterruptibly(Kind kind) {
    SharedSemaphore semaphore = space.newSemaphore(0);
    Running waiter =
        Threads.start(
                kind,
                "waiter",
                () -> {
                  semaphore.acquireUninterruptibly();
                  assertThat(Thread.interrupted()).isTrue();
                })
            .awaitWaiting()
            .interrupt()
            .awaitWaiting();
    assertThat(waiter.thread().isAlive()).isTrue();
    semaphore.release();
    waiter.join();
    assertThat(semaphore.availablePermits()).isZero();
  }

  @Test
  @DisplayName(
      "a release for many ends the wait of one that wants many, and of several that do not")
  void differentWishes() {
    SharedSemaphore semaphore = space.newSemaphore(0);
    List<Running> waiters = new ArrayList<>();
    for (int wanted : new int[] {3, 1, 1, 2}) {
      waiters.add(
          Threads.start("waiter", () -> secondHandle(semaphore).acquire(wanted)).awaitWaiting());
    }
    semaphore.release(7);
    Threads.joinAll(waiters);
    assertThat(semaphore.availablePermits()).isZero();
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("with many threads there are never more holders than permits, and none is lost")
  void manyThreads(Kind kind) {
    int permits = 3;
    SharedSemaphore semaphore = space.newBoundedSemaphore(permits);
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Threads.run(
        kind,
        8,
        index -> {
          SharedSemaphore mine = secondHandle(semaphore);
          for (int round = 0; round < 2_000; round++) {
            int wanted = 1 + (index + round) % permits;
            take(mine, wanted, round);
            int now = holders.addAndGet(wanted);
            most.accumulateAndGet(now, Math::max);
            if (round % 64 == 0) {
              Threads.spin();
            }
            holders.addAndGet(-wanted);
            mine.release(wanted);
          }
        });
    assertThat(most.get()).isBetween(1, permits);
    assertThat(semaphore.availablePermits()).isEqualTo(permits);
  }

  private static void take(SharedSemaphore semaphore, int wanted, int round)
      throws InterruptedException {
    switch (round % 4) {
      case 0 -> semaphore.acquire(wanted);
      case 1 -> semaphore.acquireUninterruptibly(wanted);
      case 2 -> {
        while (!semaphore.tryAcquire(wanted)) {
          Threads.spin();
        }
      }
      default -> {
        long nanos = ThreadLocalRandom.current().nextLong(100_000);
        while (!semaphore.tryAcquire(wanted, nanos, TimeUnit.NANOSECONDS)) {
          Threads.spin();
        }
      }
    }
  }

  @Test
  @DisplayName("as a lock it orders plain writes")
  void happensBefore() {
    SharedSemaphore semaphore = space.newSemaphore(1);
    int[] plain = {0};
    Threads.run(
        4,
        index -> {
          for (int round = 0; round < 5_000; round++) {
            semaphore.acquire();
            plain[0]++;
            semaphore.release();
          }
        });
    assertThat(plain[0]).isEqualTo(20_000);
  }
}
