package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedReadWriteLock;
import dev.dure.SpaceClosedException;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the conditions of a {@link SharedReadWriteLock}'s write lock must keep in every space. */
// These tests look at single steps, which are not a model of how to use a lock.
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop", "JavaUtilDate"})
public abstract class ReadWriteConditionContract extends SpaceContract {

  private static final int ITEMS = 2_000;

  private SharedReadWriteLock lock;
  private Lock read;
  private Lock write;
  private SharedCondition condition;

  /** Guarded by the write lock: what a waiter waits for, since a wait may end without a signal. */
  private boolean ready;

  /** How many threads hold the write lock and are about to wait. */
  private final AtomicInteger waiting = new AtomicInteger();

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  @BeforeEach
  protected final void makeCondition() {
    lock = space.readWriteLock("table");
    read = lock.readLock();
    write = lock.writeLock();
    condition = lock.condition("changed");
  }

  /** One of the ways to wait. */
  @FunctionalInterface
  private interface Wait {
    void on(SharedCondition condition) throws InterruptedException;
  }

  private static List<Wait> waits() {
    return List.of(
        SharedCondition::await,
        SharedCondition::awaitUninterruptibly,
        on -> on.await(1, TimeUnit.DAYS),
        on -> on.awaitNanos(Long.MAX_VALUE),
        on -> on.awaitUntil(new Date(Long.MAX_VALUE)));
  }

  /** A thread that waits until {@link #ready}, with two holds. */
  private Running startWaiter(Kind kind, SharedCondition on, Wait wait) {
    return Threads.start(
        kind,
        "waiter",
        () -> {
          write.lock();
          write.lock();
          try {
            waiting.incrementAndGet();
            while (!ready) {
              wait.on(on);
              assertThat(lock.getWriteHoldCount()).as("holds after the wait").isEqualTo(2);
            }
          } finally {
            write.unlock();
            write.unlock();
          }
        });
  }

  /** Takes the write lock when so many threads wait; they do once it was given back. */
  private void lockWhenWaiting(int count) {
    Threads.until(count + " threads are about to wait", () -> waiting.get() == count);
    write.lock();
  }

  private void signal(Runnable signal) {
    ready = true;
    signal.run();
    write.unlock();
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("signal and signalAll end every kind of wait, through any handle, with all holds")
  void signals(Kind kind) {
    for (Wait wait : waits()) {
      Running waiter = startWaiter(kind, condition, wait);
      lockWhenWaiting(1);
      signal(secondHandle(condition)::signal);
      waiter.join();
      ready = false;
      List<Running> waiters = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        waiters.add(startWaiter(kind, secondHandle(condition), wait));
      }
      lockWhenWaiting(3);
      signal(condition::signalAll);
      Threads.joinAll(waiters);
      ready = false;
      waiting.set(0);
    }
    assertThat(lock.isWriteLocked()).isFalse();
  }

  @Test
  @DisplayName("while it waits others read and write; it has the lock again only when they ended")
  void givesBack() {
    Running waiter = startWaiter(Kind.PLATFORM, condition, SharedCondition::await);
    lockWhenWaiting(1);
    write.unlock();
    Running reader =
        Threads.start(
            "reader",
            () -> {
              assertThat(read.tryLock(30, TimeUnit.SECONDS)).isTrue();
              read.unlock();
            });
    reader.join();
    write.lock();
    read.lock();
    signal(condition::signal);
    waiter.awaitWaiting(); // for this thread's read lock
    assertThat(waiter.thread().isAlive()).isTrue();
    assertThat(lock.isWriteLocked()).isFalse();
    read.unlock();
    waiter.join();
  }

  @Test
  @DisplayName("every operation needs the write lock; to read is not enough")
  void needsWriteLock() {
    List<Wait> operations = new ArrayList<>(waits());
    operations.add(SharedCondition::signal);
    operations.add(SharedCondition::signalAll);
    read.lock();
    for (Wait operation : operations) {
      assertThatThrownBy(() -> operation.on(condition))
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContaining("\"table\"");
    }
    read.unlock();
  }

  @Test
  @DisplayName("a time that is up and an interrupt end the wait with the lock held")
  void timesAndInterrupts() throws InterruptedException {
    write.lock();
    assertThat(condition.await(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(condition.awaitNanos(1)).isNotPositive();
    assertThat(condition.awaitUntil(new Date(0))).isFalse();
    assertThat(lock.getWriteHoldCount()).isEqualTo(1);
    write.unlock();
    Running waiter =
        Threads.start(
            "waiter",
            () -> {
              write.lock();
              waiting.incrementAndGet();
              assertThatThrownBy(
                      () -> {
                        while (!ready) {
                          condition.await();
                        }
                      })
                  .isInstanceOf(InterruptedException.class);
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
              assertThat(lock.isWriteLockedByCurrentThread()).isTrue();
              write.unlock();
            });
    lockWhenWaiting(1);
    write.unlock();
    waiter.interrupt().join();
  }

  @Test
  @DisplayName("conditions are found by name, or shared by handle, and know their lock")
  void identity() {
    assertThat(lock.condition("changed").equals(condition)).isTrue();
    assertThat(lock.condition("other").equals(condition)).isFalse();
    assertThat(secondHandle(condition).equals(condition)).isTrue();
    assertThat(condition.lock()).isSameAs(write);
    assertThat(secondHandle(condition).lock()).isSameAs(write);
    assertThat(condition.toString()).contains("\"changed\"").contains("write lock of");
    assertThat(write.newCondition()).isInstanceOf(SharedCondition.class);
    assertThat(lock.newCondition().equals(lock.newCondition())).isFalse();
    assertThatThrownBy(() -> space.newReadWriteLock().condition("lost"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("newCondition()");
    assertThatThrownBy(read::newCondition)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("read lock of")
        .hasMessageContaining("\"table\"");
  }

  @ParameterizedTest(name = "a {0} thread")
  @MethodSource("kinds")
  @DisplayName("the death of a writer ends all waits; who waited does not hold the lock")
  void deadWriter(Kind kind) {
    AtomicInteger told = new AtomicInteger();
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      waiters.add(
          Threads.start(
              kind,
              "waiter",
              () -> {
                write.lock();
                waiting.incrementAndGet();
                try {
                  while (!ready) {
                    condition.await();
                  }
                  write.unlock(); // the other has recovered it before
                } catch (AbandonedLockException e) {
                  told.incrementAndGet();
                  assertThat(lock.getWriteHoldCount()).isZero();
                  lock.recover(() -> ready = true);
                }
              }));
    }
    Threads.until("both wait", () -> waiting.get() == 2);
    Threads.runAndDie(kind, write::lock);
    Threads.joinAll(waiters);
    assertThat(told.get()).isBetween(1, 2);
    assertThat(lock.isAbandoned()).isFalse();
  }

  @Test
  @DisplayName("if the lock is released by the death of a writer, waits go on with it")
  void deadWriterReleases() {
    SharedReadWriteLock released = space.newReadWriteLock(OwnerDeath.RELEASE);
    SharedCondition changed = released.newCondition();
    Running waiter =
        Threads.start(
            "waiter",
            () -> {
              released.writeLock().lock();
              waiting.incrementAndGet();
              while (!ready) {
                changed.await();
              }
              released.writeLock().unlock();
            });
    Threads.until("it waits", () -> waiting.get() == 1);
    Threads.runAndDie(
        Kind.PLATFORM,
        () -> {
          released.writeLock().lock();
          ready = true; // and no signal
        });
    waiter.join();
  }

  @Test
  @DisplayName("a repair cannot wait, and so let others in")
  void repairCannotWait() {
    Threads.runAndDie(Kind.PLATFORM, write::lock);
    assertThat(
            lock.recover(
                () ->
                    assertThatThrownBy(condition::await)
                        .isInstanceOf(IllegalMonitorStateException.class)
                        .hasMessageContaining("repair")))
        .isTrue();
  }

  @Test
  @DisplayName("the closing of the space ends the waits")
  void closed() {
    CountDownLatch locked = new CountDownLatch(1);
    Running waiter =
        Threads.start(
            "waiter",
            () -> {
              write.lock();
              locked.countDown();
              assertThatThrownBy(
                      () -> {
                        while (!ready) {
                          condition.await();
                        }
                      })
                  .isInstanceOf(SpaceClosedException.class);
            });
    Threads.until("it has the lock", () -> locked.getCount() == 0);
    waiter.awaitWaiting();
    space.close();
    waiter.join();
  }

  @ParameterizedTest(name = "by {0} threads")
  @MethodSource("kinds")
  @DisplayName("a bounded buffer of two conditions loses no item; readers see no half of a step")
  void boundedBuffer(Kind kind) {
    SharedCondition notFull = lock.condition("not-full");
    SharedCondition notEmpty = lock.condition("not-empty");
    Deque<Integer> items = new ArrayDeque<>();
    AtomicLong sum = new AtomicLong();
    Threads.run(
        kind,
        5,
        index -> {
          for (int n = 1; n <= ITEMS; n++) {
            if (index == 4) {
              read.lock();
              assertThat(items.size()).isBetween(0, 2);
              read.unlock();
              continue;
            }
            write.lock();
            try {
              if (index % 2 == 0) {
                while (items.size() == 2) {
                  notFull.await();
                }
                items.add(n);
                notEmpty.signal();
              } else {
                while (items.isEmpty()) {
                  notEmpty.await();
                }
                sum.addAndGet(items.remove());
                notFull.signal();
              }
            } finally {
              write.unlock();
            }
          }
        });
    assertThat(sum).hasValue((long) ITEMS * (ITEMS + 1));
    assertThat(items).isEmpty();
  }
}
