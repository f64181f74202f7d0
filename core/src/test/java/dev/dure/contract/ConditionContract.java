package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What {@link SharedCondition} must keep in every space. {@link ConditionConcurrencyContract} has
 * the races.
 */
// These tests look at single steps, which are not a model of how to use a lock.
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop", "JavaUtilDate"})
public abstract class ConditionContract extends SpaceContract {

  private static final long WAIT_MILLIS = 50;

  private SharedLock lock;
  private SharedCondition condition;

  /** Guarded by the lock: what a waiter waits for, since a wait may end without a signal. */
  private boolean ready;

  /** Guarded by the lock: how many threads have begun to wait. */
  private int waiting;

  @BeforeEach
  protected final void makeCondition() {
    lock = space.lock("jobs");
    condition = lock.condition("not-empty");
    ready = false;
    waiting = 0;
  }

  /** One of the ways to wait. */
  @FunctionalInterface
  private interface Wait {
    void on(SharedCondition condition) throws InterruptedException;
  }

  private static final List<Wait> INTERRUPTIBLE =
      List.of(
          SharedCondition::await,
          condition -> condition.await(1, TimeUnit.DAYS),
          condition -> condition.awaitNanos(Long.MAX_VALUE),
          condition -> condition.awaitUntil(new Date(Long.MAX_VALUE)));

  private static List<Wait> all() {
    List<Wait> all = new ArrayList<>(INTERRUPTIBLE);
    all.add(SharedCondition::awaitUninterruptibly);
    return all;
  }

  /** A thread that waits until {@link #ready}. */
  private Running startWaiter(SharedCondition on, Wait wait) {
    return Threads.start(
        "waiter",
        () -> {
          lock.lock();
          try {
            waiting++;
            while (!ready) {
              wait.on(on);
              assertThat(lock.getHoldCount()).as("holds after the wait").isEqualTo(1);
            }
          } finally {
            lock.unlock();
          }
        });
  }

  /** Waits until so many threads have begun to wait; they have, once their lock was given back. */
  private void awaitWaiters(int count) {
    Threads.until(count + " threads wait", () -> lock.withLock(() -> waiting == count));
  }

  private void makeReady(Runnable signal) {
    lock.withLock(
        () -> {
          ready = true;
          signal.run();
        });
  }

  @Test
  @DisplayName("every operation needs the lock; the message names it and who holds it")
  void needsLock() {
    List<Wait> operations = all();
    operations.add(SharedCondition::signal);
    operations.add(SharedCondition::signalAll);
    for (Wait operation : operations) {
      assertThatThrownBy(() -> operation.on(condition))
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContaining("\"jobs\"")
          .hasMessageContaining(Thread.currentThread().getName());
    }
  }

  @Test
  @DisplayName("signal and signalAll end every kind of wait, through any handle")
  void signalEndsWait() {
    for (Wait wait : all()) {
      Running waiter = startWaiter(condition, wait);
      awaitWaiters(1);
      makeReady(secondHandle(condition)::signal);
      waiter.join();
      makeCondition();
      waiter = startWaiter(secondHandle(condition), wait);
      awaitWaiters(1);
      makeReady(condition::signalAll);
      waiter.join();
      makeCondition();
    }
  }

  @Test
  @DisplayName("signalAll wakes all who wait")
  void signalAll() {
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiters.add(startWaiter(condition, SharedCondition::await));
    }
    awaitWaiters(10);
    makeReady(condition::signalAll);
    Threads.joinAll(waiters);
  }

  @Test
  @DisplayName("each of n signals reaches another waiter")
  void signalsReachAll() {
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiters.add(startWaiter(condition, SharedCondition::await));
    }
    awaitWaiters(5);
    for (int i = 0; i < 5; i++) {
      makeReady(condition::signal);
    }
    Threads.joinAll(waiters);
  }

  @Test
  @DisplayName("a wait gives back all holds, and has as many again when it ends")
  void restoresHolds() {
    Running waiter =
        Threads.start(
            "waiter",
            () -> {
              lock.lock();
              lock.lock();
              lock.lock();
              waiting++;
              while (!ready) {
                condition.await();
              }
              assertThat(lock.getHoldCount()).isEqualTo(3);
              lock.unlock();
              lock.unlock();
              lock.unlock();
            });
    awaitWaiters(1);
    makeReady(condition::signal);
    waiter.join();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @DisplayName("timed waits end after their time, not before, and say so; the lock is held again")
  void timeouts() throws InterruptedException {
    long start = System.nanoTime();
    lock.lock();
    while (condition.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
      start = System.nanoTime();
    }
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(WAIT_MILLIS * 1_000_000);
    start = System.nanoTime();
    long left = WAIT_MILLIS * 1_000_000;
    while (left > 0) {
      left = condition.awaitNanos(left);
    }
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(WAIT_MILLIS * 1_000_000);
    Date deadline = new Date(System.currentTimeMillis() + WAIT_MILLIS);
    while (condition.awaitUntil(deadline)) {
      assertThat(lock.getHoldCount()).isEqualTo(1);
    }
    assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(deadline.getTime());
    assertThat(lock.getHoldCount()).isEqualTo(1);
    lock.unlock();
  }

  @Test
  @DisplayName("a time of 0 or less, or in the past, is over at once")
  void noTime() throws InterruptedException {
    lock.lock();
    assertThat(condition.await(0, TimeUnit.SECONDS)).isFalse();
    assertThat(condition.await(Long.MIN_VALUE, TimeUnit.SECONDS)).isFalse();
    assertThat(condition.awaitNanos(0)).isNotPositive();
    assertThat(condition.awaitNanos(-1)).isNotPositive();
    assertThat(condition.awaitUntil(new Date(0))).isFalse();
    assertThat(condition.awaitUntil(new Date(Long.MIN_VALUE))).isFalse();
    assertThat(lock.getHoldCount()).isEqualTo(1);
    lock.unlock();
  }

  @Test
  @DisplayName("awaitNanos returns what is left of the time when a signal came")
  void timeLeft() {
    long day = TimeUnit.DAYS.toNanos(1);
    Running waiter =
        startWaiter(
            condition,
            on -> {
              assertThat(on.awaitNanos(day)).isPositive().isLessThanOrEqualTo(day);
              assertThat(ready).isTrue();
            });
    awaitWaiters(1);
    makeReady(condition::signal);
    waiter.join();
  }

  @Test
  @DisplayName("an interrupt before or during a wait throws, with the lock held again")
  void interrupt() {
    for (Wait wait : INTERRUPTIBLE) {
      lock.lock();
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> wait.on(condition));
      assertThat(Thread.interrupted()).isFalse();
      assertThat(lock.getHoldCount()).isEqualTo(1);
      lock.unlock();
      Running waiter =
          Threads.start(
              "waiter",
              () -> {
                lock.lock();
                waiting++;
                assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(
                        () -> {
                          while (!ready) {
                            wait.on(condition);
                          }
                        });
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                assertThat(lock.getHoldCount()).isEqualTo(1);
                lock.unlock();
              });
      awaitWaiters(1);
      waiter.interrupt().join();
      makeCondition();
    }
  }

  @Test
  @DisplayName("awaitUninterruptibly waits on, and the interrupt stays pending")
  void uninterruptible() {
    Running waiter =
        Threads.start(
            "waiter",
            () -> {
              lock.lock();
              waiting++;
              while (!ready) {
                condition.awaitUninterruptibly();
              }
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              lock.unlock();
            });
    awaitWaiters(1);
    waiter.awaitWaiting().interrupt();
    waiter.awaitWaiting();
    makeReady(condition::signal);
    waiter.join();
  }

  @Test
  @DisplayName("one name is one condition of its lock; others are others")
  void identity() {
    assertThat(lock.condition("not-empty")).isEqualTo(condition).hasSameHashCodeAs(condition);
    assertThat(lock.condition("not-full")).isNotEqualTo(condition);
    assertThat(space.lock("other").condition("not-empty")).isNotEqualTo(condition);
    assertThat(lock.newCondition()).isNotEqualTo(lock.newCondition());
    assertThat(condition.name()).contains("not-empty");
    assertThat(lock.newCondition().name()).isEmpty();
    assertThat(condition.lock()).isEqualTo(lock);
    assertThat(condition.space()).isSameAs(space);
  }

  @Test
  @DisplayName("a signal of one condition ends no wait of another of the same lock")
  void independent() throws InterruptedException {
    SharedCondition other = lock.newCondition();
    Running waiter = startWaiter(condition, SharedCondition::await);
    awaitWaiters(1);
    lock.withLock(other::signalAll);
    makeReady(secondHandle(condition)::signal);
    waiter.join();
    lock.lock();
    condition.signal();
    assertThat(other.awaitNanos(1)).as("signals are not stored").isNotPositive();
    assertThat(condition.awaitNanos(1)).as("signals are not stored").isNotPositive();
    lock.unlock();
  }

  @Test
  @DisplayName("a nameless condition of a nameless lock works through second handles")
  void nameless() {
    lock = space.newLock();
    condition = lock.newCondition();
    Running waiter = startWaiter(condition, SharedCondition::await);
    awaitWaiters(1);
    makeReady(secondHandle(condition)::signal);
    waiter.join();
  }
}
