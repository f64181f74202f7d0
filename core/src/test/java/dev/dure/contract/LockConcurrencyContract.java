package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
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

/** What {@link SharedLock} must keep when many threads want it. */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class LockConcurrencyContract extends SpaceContract {

  private static final int THREADS = 4;
  private static final int TIMES = 5_000;

  /** Plain data, which only a lock makes safe: a lost update or a stale read shows in the sum. */
  private static final class Counter {
    private long first;
    private long second;

    void add() {
      assertThat(second).isEqualTo(first);
      first++;
      second++;
    }
  }

  /** A way to take a lock. */
  @FunctionalInterface
  private interface Way {
    void take(SharedLock lock) throws InterruptedException;
  }

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  private void excludes(Kind kind, SharedLock lock, Way way) {
    Counter counter = new Counter();
    Threads.run(
        kind,
        THREADS,
        i -> {
          SharedLock mine = secondHandle(lock);
          for (int n = 0; n < TIMES; n++) {
            way.take(mine);
            try {
              counter.add();
            } finally {
              mine.unlock();
            }
          }
        });
    assertThat(counter.first).isEqualTo((long) THREADS * TIMES);
    assertThat(lock.isLocked()).isFalse();
  }

  @ParameterizedTest(name = "by {0} threads")
  @MethodSource("kinds")
  @DisplayName("lock excludes, and shows what the owner before has written")
  void lockExcludes(Kind kind) {
    excludes(kind, space.lock("jobs"), SharedLock::lock);
    excludes(kind, space.newLock(OwnerDeath.RELEASE), SharedLock::lock);
  }

  @ParameterizedTest(name = "by {0} threads")
  @MethodSource("kinds")
  @DisplayName("lockInterruptibly excludes, and shows what the owner before has written")
  void lockInterruptiblyExcludes(Kind kind) {
    excludes(kind, space.newLock(), SharedLock::lockInterruptibly);
  }

  @ParameterizedTest(name = "by {0} threads")
  @MethodSource("kinds")
  @DisplayName("tryLock excludes, and shows what the owner before has written")
  void tryLockExcludes(Kind kind) {
    excludes(
        kind,
        space.newLock(),
        lock -> {
          while (!lock.tryLock()) {
            Threads.spin();
          }
        });
  }

  @ParameterizedTest(name = "by {0} threads")
  @MethodSource("kinds")
  @DisplayName("timed tryLock excludes, also where many waits run out")
  void timedTryLockExcludes(Kind kind) {
    excludes(
        kind,
        space.newLock(),
        lock -> {
          while (!lock.tryLock(20, TimeUnit.MICROSECONDS)) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  @DisplayName("nested holds exclude until the last is given back")
  void nestedHoldsExclude() {
    SharedLock lock = space.newLock();
    excludes(
        Kind.PLATFORM,
        lock,
        taken -> {
          taken.lock();
          taken.lock();
          taken.unlock();
          assertThat(taken.getHoldCount()).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("epochs grow strictly from grant to grant, whoever gets them")
  void epochsGrow() {
    SharedLock lock = space.newLock();
    long[] last = {Long.MIN_VALUE};
    Threads.run(
        THREADS,
        i -> {
          for (int n = 0; n < TIMES; n++) {
            lock.lock();
            try {
              long epoch = lock.grant().epoch();
              assertThat(epoch).isGreaterThan(last[0]);
              last[0] = epoch;
            } finally {
              lock.unlock();
            }
          }
        });
  }

  @ParameterizedTest(name = "by {0} threads")
  @MethodSource("kinds")
  @DisplayName("every one of many waiters gets the lock")
  void manyWaiters(Kind kind) {
    SharedLock lock = space.newLock();
    Counter counter = new Counter();
    List<Running> waiters = new ArrayList<>();
    lock.lock();
    for (int i = 0; i < 50; i++) {
      waiters.add(Threads.start(kind, "waiter-" + i, () -> lock.withLock(counter::add)));
    }
    waiters.get(49).awaitWaiting();
    lock.unlock();
    Threads.joinAll(waiters);
    assertThat(counter.first).isEqualTo(50);
  }

  @Test
  @DisplayName("interrupted and timed out waiters take no wake-up with them that others need")
  void waitersThatGiveUp() {
    SharedLock lock = space.newLock();
    Counter counter = new Counter();
    for (int round = 0; round < 100; round++) {
      lock.lock();
      Running interrupted =
          Threads.start(
              "interrupted",
              () -> {
                try {
                  lock.lockInterruptibly();
                  lock.unlock();
                } catch (InterruptedException e) {
                  assertThat(lock.getHoldCount()).isZero();
                }
              });
      Running timed =
          Threads.start(
              "timed",
              () -> {
                if (lock.tryLock(1, TimeUnit.MILLISECONDS)) {
                  lock.unlock();
                }
              });
      Running patient = Threads.start("patient", () -> lock.withLock(counter::add));
      if (round % 2 == 0) {
        patient.awaitWaiting();
      }
      interrupted.interrupt();
      lock.unlock();
      Threads.joinAll(List.of(interrupted, timed, patient));
    }
    assertThat(counter.first).isEqualTo(100);
  }
}
