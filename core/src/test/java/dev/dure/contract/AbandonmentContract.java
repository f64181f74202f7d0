package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dure.AbandonedLockException;
import dev.dure.Guarded;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of a lock whose owner, a thread, ends while it holds it. {@link RecoveryContract}
 * has how it is made whole.
 */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class AbandonmentContract extends SpaceContract {

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  /** The ways to take a lock. */
  private static List<Threads.Body> ways(SharedLock lock) {
    return List.of(
        lock::lock,
        lock::lockInterruptibly,
        lock::tryLock,
        () -> lock.tryLock(0, TimeUnit.SECONDS),
        () -> lock.tryLock(1, TimeUnit.DAYS),
        () -> lock.withLock(() -> {}));
  }

  private SharedLock abandoned(Kind kind) {
    SharedLock lock = space.lock("jobs");
    Threads.runAndDie(kind, lock::lock);
    return lock;
  }

  @ParameterizedTest(name = "a {0} thread")
  @MethodSource("kinds")
  @DisplayName(
      "every way to take the lock of a dead owner throws, without taking it, again and again")
  void everyWayThrows(Kind kind) {
    SharedLock lock = abandoned(kind);
    for (int time = 0; time < 2; time++) {
      for (Threads.Body way : ways(lock)) {
        assertThatThrownBy(way::run).isInstanceOf(AbandonedLockException.class);
        assertThat(lock.getHoldCount()).isZero();
        assertThat(lock.isHeldByCurrentThread()).isFalse();
      }
    }
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.isAbandoned()).isTrue();
  }

  @Test
  @DisplayName("the exception names the lock, who died and when that was noticed, and what to do")
  void exceptionSaysAll() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS); // a space may keep no more
    SharedLock lock = abandoned(Kind.PLATFORM);
    AbandonedLockException e = catchThrowableOfType(AbandonedLockException.class, lock::lock);
    assertThat(e.lock()).contains("\"jobs\"").contains(space.name());
    assertThat(e.owner().description()).isNotBlank();
    assertThat(e.owner().noticed()).isBetween(before, Instant.now());
    assertThat(e)
        .hasMessageContaining("\"jobs\"")
        .hasMessageContaining(" is abandoned: its owner, " + e.owner().description() + ", died")
        .hasMessageContaining("recover(repair)");
  }

  @ParameterizedTest(name = "a {0} thread")
  @MethodSource("kinds")
  @DisplayName("whoever waits already when the owner dies gets the exception, each and every one")
  void waitersAreTold(Kind kind) {
    SharedLock lock = space.lock("jobs");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch die = new CountDownLatch(1);
    Running owner =
        Threads.start(
            kind,
            "mortal",
            () -> {
              lock.lock();
              held.countDown();
              Threads.await(die);
            });
    Threads.until("the owner holds it", () -> held.getCount() == 0);
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      SharedLock second = secondHandle(lock);
      waiters.add(startWaiter(lock, second::lock));
      waiters.add(startWaiter(lock, second::lockInterruptibly));
      waiters.add(startWaiter(lock, () -> second.tryLock(1, TimeUnit.DAYS)));
    }
    waiters.forEach(Running::awaitWaiting);
    die.countDown();
    owner.join();
    Threads.joinAll(waiters);
    assertThat(lock.isAbandoned()).isTrue();
  }

  private static Running startWaiter(SharedLock lock, Threads.Body way) {
    return Threads.start(
        "waiter",
        () -> {
          assertThatThrownBy(way::run).isInstanceOf(AbandonedLockException.class);
          assertThat(lock.getHoldCount()).isZero();
        });
  }

  @Test
  @DisplayName("nested holds die with their owner")
  void nestedHoldsDie() {
    SharedLock lock = space.newLock();
    Threads.runAndDie(
        Kind.PLATFORM,
        () -> {
          lock.lock();
          lock.lock();
        });
    assertThatThrownBy(lock::lock).isInstanceOf(AbandonedLockException.class);
  }

  @Test
  @DisplayName(
      "an owner that only waits, or has given the lock back before it ended, abandons nothing")
  void theLivingAreNotRobbed() {
    SharedLock lock = space.newLock();
    Threads.runAndDie(Kind.PLATFORM, () -> lock.withLock(() -> {}));
    assertThat(lock.tryLock()).isTrue();
    Threads.runAndDie(
        Kind.PLATFORM,
        () -> {
          assertThat(lock.tryLock(200, TimeUnit.MILLISECONDS)).isFalse();
          assertThat(lock.tryLock()).isFalse();
        });
    assertThat(lock.isAbandoned()).isFalse();
    lock.unlock();
  }

  @Test
  @DisplayName("locks change hands among threads that end at once after they gave them back")
  void shortLivedOwners() {
    SharedLock lock = space.newLock();
    int[] counter = {0};
    for (int round = 0; round < 200; round++) {
      Threads.run(4, i -> lock.withLock(() -> counter[0]++));
    }
    assertThat(counter[0]).isEqualTo(800);
    assertThat(lock.isAbandoned()).isFalse();
  }

  @ParameterizedTest(name = "a {0} thread")
  @MethodSource("kinds")
  @DisplayName("a lock with OwnerDeath.RELEASE goes to who asks for it, and to who waits")
  void released(Kind kind) {
    SharedLock lock = space.lock("jobs", OwnerDeath.RELEASE);
    Threads.runAndDie(kind, lock::lock);
    assertThat(lock.isAbandoned()).isFalse();
    for (Threads.Body way : ways(lock)) {
      Threads.runAndDie(kind, way);
    }
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch die = new CountDownLatch(1);
    Running owner =
        Threads.start(
            kind,
            "mortal",
            () -> {
              lock.lock();
              held.countDown();
              Threads.await(die);
            });
    Threads.until("the owner holds it", () -> held.getCount() == 0);
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiters.add(Threads.start("waiter", lock::lock));
    }
    waiters.forEach(Running::awaitWaiting);
    die.countDown();
    owner.join();
    Threads.joinAll(waiters);
    assertThat(lock.recover(() -> {})).isFalse();
  }

  /** The loop of {@link SharedLock}'s documentation. */
  private static void takeAnyhow(SharedLock lock) {
    while (true) {
      try {
        lock.lock();
        return;
      } catch (AbandonedLockException e) {
        lock.recover(() -> {});
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("policies")
  @DisplayName("threads that find a dead owner at the same time get the lock one after the other")
  void takersExclude(OwnerDeath policy) {
    int rounds = 300;
    SharedLock lock = space.newLock(policy);
    int[] inside = {0};
    Threads.Meeting meeting = new Threads.Meeting(4);
    Threads.run(
        4,
        i -> {
          for (int round = 0; round < rounds; round++) {
            if (i == 0) {
              Threads.runAndDie(Kind.PLATFORM, lock::lock);
            }
            meeting.meet(2 * round);
            takeAnyhow(lock);
            int before = inside[0]++;
            assertThat(before).as("threads under the lock").isZero();
            assertThat(lock.getHoldCount()).isEqualTo(1);
            inside[0]--;
            lock.unlock();
            meeting.meet(2 * round + 1);
          }
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("policies")
  @DisplayName("when an owner dies, those that wait for a signal are woken")
  void conditionWaitersAreWoken(OwnerDeath policy) {
    SharedLock lock = space.lock("jobs", policy);
    SharedCondition condition = lock.condition("not-empty");
    int[] waiting = {0};
    boolean[] halfDone = {false};
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean timed = i % 2 == 0;
      waiters.add(
          Threads.start(
              "waiter-" + i,
              () -> {
                lock.lock();
                waiting[0]++;
                try {
                  while (!halfDone[0]) {
                    if (timed) {
                      assertThat(condition.await(1, TimeUnit.DAYS)).isTrue();
                    } else {
                      condition.awaitUninterruptibly();
                    }
                  }
                  assertThat(policy).isEqualTo(OwnerDeath.RELEASE);
                  lock.unlock();
                } catch (AbandonedLockException e) {
                  assertThat(policy).isEqualTo(OwnerDeath.ABANDON);
                }
                assertThat(lock.getHoldCount()).isZero();
              }));
    }
    Threads.until("all wait", () -> lock.withLock(() -> waiting[0] == 4));
    Threads.runAndDie(
        Kind.PLATFORM,
        () -> {
          lock.lock();
          halfDone[0] = true;
        });
    Threads.joinAll(waiters);
  }

  static Stream<OwnerDeath> policies() {
    return Stream.of(OwnerDeath.values());
  }

  @Test
  @DisplayName("a condition of an abandoned lock cannot be used without the lock")
  void conditionOfAbandonedLock() {
    SharedLock lock = abandoned(Kind.PLATFORM);
    SharedCondition condition = lock.condition("not-empty");
    assertThatThrownBy(condition::await).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
  }

  record Account(long balance, int bookings) {}

  @Test
  @DisplayName(
      "a guarded record whose lock is abandoned throws until recovery, and is whole after it")
  void guardedAbandoned() {
    Guarded<Account> account = space.guarded("account", new Account(1, 1), OwnerDeath.ABANDON);
    Threads.runAndDie(Kind.PLATFORM, () -> account.lock().lock());
    assertThatThrownBy(account::read).isInstanceOf(AbandonedLockException.class);
    assertThatThrownBy(() -> account.update(a -> a)).isInstanceOf(AbandonedLockException.class);
    assertThat(account.lock().recover(() -> account.update(a -> new Account(2, 2)))).isTrue();
    assertThat(account.read()).isEqualTo(new Account(2, 2));
  }

  @Test
  @DisplayName("a guarded record is released by a dead owner's lock unless asked otherwise")
  void guardedReleased() {
    Guarded<Account> account = space.guarded("account", new Account(1, 1));
    Threads.runAndDie(
        Kind.PLATFORM,
        () -> {
          account.lock().lock();
          account.update(a -> new Account(3, 3));
        });
    assertThat(account.read()).isEqualTo(new Account(3, 3));
    assertThat(account.lock().ownerDeath()).isEqualTo(OwnerDeath.RELEASE);
  }
}
