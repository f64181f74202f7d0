package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.OwnerDeath;
import dev.dure.SharedReadWriteLock;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a {@link SharedReadWriteLock} whose owners, threads, end while they hold it. */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class ReadWriteDeathContract extends SpaceContract {

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  private static List<Threads.Body> ways(Lock side) {
    return List.of(
        side::lock,
        side::lockInterruptibly,
        side::tryLock,
        () -> side.tryLock(0, TimeUnit.SECONDS),
        () -> side.tryLock(1, TimeUnit.DAYS));
  }

  @ParameterizedTest(name = "a {0} thread")
  @MethodSource("kinds")
  @DisplayName("a dead reader's holds are given back, and nobody is told")
  void deadReader(Kind kind) {
    for (int round = 0; round < 2; round++) {
      SharedReadWriteLock lock = space.newReadWriteLock();
      Threads.runAndDie(
          kind,
          () -> {
            lock.readLock().lock();
            lock.readLock().lock();
          });
      if (round == 0) {
        lock.writeLock().lock();
      } else {
        assertThat(lock.writeLock().tryLock()).isTrue();
      }
      lock.writeLock().unlock();
      assertThat(lock.getReadLockCount()).isZero();
      assertThat(lock.isAbandoned()).isFalse();
    }
  }

  @Test
  @DisplayName("a writer that waits already comes in when the last reader dies")
  void waitingWriter() {
    SharedReadWriteLock lock = space.newReadWriteLock();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch die = new CountDownLatch(1);
    Running reader =
        Threads.start(
            "mortal",
            () -> {
              lock.readLock().lock();
              held.countDown();
              Threads.await(die);
            });
    Threads.until("it reads", () -> held.getCount() == 0);
    Running writer =
        Threads.start(
                "writer",
                () -> {
                  lock.writeLock().lock();
                  lock.writeLock().unlock();
                })
            .awaitWaiting();
    die.countDown();
    Threads.joinAll(List.of(reader, writer));
  }

  @ParameterizedTest(name = "a {0} thread")
  @MethodSource("kinds")
  @DisplayName("a dead writer abandons both sides, for those that wait and those that come")
  void deadWriter(Kind kind) {
    SharedReadWriteLock lock = space.readWriteLock("table");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch die = new CountDownLatch(1);
    Running owner =
        Threads.start(
            kind,
            "mortal",
            () -> {
              lock.writeLock().lock();
              lock.readLock().lock();
              held.countDown();
              Threads.await(die);
            });
    Threads.until("it writes", () -> held.getCount() == 0);
    List<Running> waiters = new ArrayList<>();
    for (Lock side : List.of(lock.readLock(), lock.writeLock())) {
      for (Threads.Body way :
          List.<Threads.Body>of(side::lock, () -> side.tryLock(1, TimeUnit.DAYS))) {
        waiters.add(
            Threads.start(
                "waiter",
                () ->
                    assertThatThrownBy(way::run)
                        .isInstanceOf(AbandonedLockException.class)
                        .hasMessageContaining("table")));
      }
    }
    waiters.forEach(Running::awaitWaiting);
    die.countDown();
    owner.join();
    Threads.joinAll(waiters);
    for (Lock side : List.of(lock.readLock(), lock.writeLock())) {
      for (Threads.Body way : ways(side)) {
        assertThatThrownBy(way::run).isInstanceOf(AbandonedLockException.class);
      }
    }
    assertThat(lock.isAbandoned()).isTrue();
    assertThat(lock.isWriteLocked()).isFalse();
    assertThat(lock.getReadHoldCount()).isZero();
  }

  @Test
  @DisplayName("recover runs one repair, under the write lock, and makes both sides whole")
  void recover() {
    SharedReadWriteLock lock = space.newReadWriteLock();
    assertThat(lock.recover(() -> assertThat(true).as("nothing to repair").isFalse())).isFalse();
    Threads.runAndDie(Kind.PLATFORM, lock.writeLock()::lock);
    assertThatThrownBy(
            () ->
                lock.recover(
                    () -> {
                      throw new IllegalStateException("not yet");
                    }))
        .hasMessage("not yet");
    assertThat(lock.isAbandoned()).isTrue();
    AtomicInteger repairs = new AtomicInteger();
    AtomicInteger successes = new AtomicInteger();
    Threads.run(
        4,
        index -> {
          boolean repaired =
              lock.recover(
                  () -> {
                    assertThat(lock.isWriteLockedByCurrentThread()).isTrue();
                    assertThatThrownBy(lock.writeLock()::unlock)
                        .isInstanceOf(IllegalMonitorStateException.class);
                    assertThat(lock.recover(() -> {})).as("in itself").isFalse();
                    lock.writeLock().lock(); // given back with the repair
                    lock.readLock().lock();
                    lock.readLock().unlock();
                    repairs.incrementAndGet();
                  });
          successes.addAndGet(repaired ? 1 : 0);
        });
    assertThat(repairs.get()).isEqualTo(1);
    assertThat(successes.get()).isEqualTo(1);
    assertThat(lock.isAbandoned()).isFalse();
    assertThat(lock.getWriteHoldCount()).isZero();
    Threads.run(
        2,
        index -> {
          lock.readLock().lock();
          lock.readLock().unlock();
          lock.writeLock().lock();
          lock.writeLock().unlock();
        });
    assertThat(lock.getReadLockCount()).isZero();
  }

  @Test
  @DisplayName("with OwnerDeath.RELEASE the lock of a dead writer goes on silently, to either side")
  void release() {
    for (int round = 0; round < 20; round++) {
      SharedReadWriteLock lock = space.newReadWriteLock(OwnerDeath.RELEASE);
      assertThat(lock.ownerDeath()).isEqualTo(OwnerDeath.RELEASE);
      Threads.runAndDie(Kind.PLATFORM, lock.writeLock()::lock);
      Lock first = round % 2 == 0 ? lock.readLock() : lock.writeLock();
      if (round % 4 < 2) {
        first.lock();
      } else {
        assertThat(first.tryLock()).isTrue();
      }
      first.unlock();
      Threads.run(
          3,
          index -> {
            Lock side = index == 0 ? lock.writeLock() : lock.readLock();
            side.lock();
            side.unlock();
          });
      assertThat(lock.isAbandoned()).isFalse();
    }
  }
}
