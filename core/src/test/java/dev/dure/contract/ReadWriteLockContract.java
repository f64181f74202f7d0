package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedReadWriteLock;
import dev.dure.SpaceClosedException;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link SharedReadWriteLock} must keep in every space; {@link ReadWriteDeathContract} has the
 * death of its owners.
 */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class ReadWriteLockContract extends SpaceContract {

  private SharedReadWriteLock lock;
  private Lock read;
  private Lock write;

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  @BeforeEach
  protected final void makeLock() {
    lock = space.readWriteLock("table");
    read = lock.readLock();
    write = lock.writeLock();
  }

  /** What another thread gets at once. */
  private static boolean otherCanLock(Lock side) {
    AtomicBoolean locked = new AtomicBoolean();
    Threads.start(
            "other",
            () -> {
              locked.set(side.tryLock());
              if (locked.get()) {
                side.unlock();
              }
            })
        .join();
    return locked.get();
  }

  @Test
  @DisplayName("many read, or one writes")
  void exclusion() {
    SharedReadWriteLock second = secondHandle(lock);
    assertThat(second).isEqualTo(lock);
    read.lock();
    assertThat(otherCanLock(second.readLock())).isTrue();
    assertThat(otherCanLock(second.writeLock())).isFalse();
    assertThat(lock.getReadLockCount()).isEqualTo(1);
    assertThat(lock.isWriteLocked()).isFalse();
    read.unlock();
    write.lock();
    assertThat(otherCanLock(second.readLock())).isFalse();
    assertThat(otherCanLock(second.writeLock())).isFalse();
    assertThat(lock.isWriteLocked()).isTrue();
    assertThat(lock.isWriteLockedByCurrentThread()).isTrue();
    write.unlock();
    assertThat(otherCanLock(write)).isTrue();
    assertThat(lock.isWriteLocked()).isFalse();
    assertThat(lock.readLock()).isSameAs(read);
    assertThat(lock.writeLock()).isSameAs(write);
  }

  @Test
  @DisplayName("both sides are reentrant, and count their holds")
  void reentrant() throws InterruptedException {
    read.lock();
    read.lockInterruptibly();
    assertThat(read.tryLock()).isTrue();
    assertThat(read.tryLock(0, TimeUnit.SECONDS)).isTrue();
    assertThat(lock.getReadHoldCount()).isEqualTo(4);
    assertThat(lock.getReadLockCount()).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(otherCanLock(write)).isFalse();
      read.unlock();
    }
    write.lock();
    write.lockInterruptibly();
    assertThat(write.tryLock()).isTrue();
    assertThat(write.tryLock(0, TimeUnit.SECONDS)).isTrue();
    assertThat(lock.getWriteHoldCount()).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(otherCanLock(read)).isFalse();
      write.unlock();
    }
    assertThat(lock.getWriteHoldCount()).isZero();
    assertThat(lock.getReadHoldCount()).isZero();
    assertThat(otherCanLock(write)).isTrue();
  }

  @Test
  @DisplayName("the writer may read too, and go on reading when it no longer writes")
  void downgrade() {
    write.lock();
    read.lock();
    assertThat(read.tryLock()).isTrue();
    read.unlock();
    write.unlock();
    assertThat(lock.getReadHoldCount()).isEqualTo(1);
    assertThat(otherCanLock(read)).isTrue();
    assertThat(otherCanLock(write)).isFalse();
    read.unlock();
    assertThat(otherCanLock(write)).isTrue();
  }

  @Test
  @DisplayName("a reader cannot become the writer: it would wait for itself")
  void noUpgrade() throws InterruptedException {
    read.lock();
    assertThat(write.tryLock()).isFalse();
    assertThat(write.tryLock(20, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(otherCanLock(read)).as("after the failed attempt").isTrue();
    Threads.start(
            "other",
            () -> {
              read.lock();
              read.unlock();
            })
        .join();
    read.unlock();
    assertThat(write.tryLock()).isTrue();
    write.unlock();
  }

  @Test
  @DisplayName("unlock without a hold throws, and changes nothing")
  void notHeld() {
    assertThatThrownBy(read::unlock)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("\"table\"");
    assertThatThrownBy(write::unlock).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(lock::grant).isInstanceOf(IllegalMonitorStateException.class);
    read.lock();
    assertThatThrownBy(write::unlock).isInstanceOf(IllegalMonitorStateException.class);
    Threads.start(
            "other",
            () -> assertThatThrownBy(read::unlock).isInstanceOf(IllegalMonitorStateException.class))
        .join();
    assertThat(lock.getReadLockCount()).isEqualTo(1);
    read.unlock();
    write.lock();
    assertThatThrownBy(read::unlock).isInstanceOf(IllegalMonitorStateException.class);
    Threads.start(
            "other",
            () ->
                assertThatThrownBy(write::unlock).isInstanceOf(IllegalMonitorStateException.class))
        .join();
    assertThat(lock.isWriteLockedByCurrentThread()).isTrue();
    write.unlock();
  }

  @Test
  @DisplayName("both sides say whose they are")
  void text() {
    for (Lock side : List.of(read, write)) {
      assertThat(side.toString()).contains("\"table\"").contains(space.name());
    }
  }

  @Test
  @DisplayName("each grant of the write lock has a larger epoch")
  void epochs() {
    long last = 0;
    for (int i = 0; i < 5; i++) {
      write.lock();
      write.lock();
      long epoch = lock.grant().epoch();
      assertThat(epoch).isGreaterThan(last);
      last = epoch;
      write.unlock();
      assertThat(lock.grant().epoch()).isEqualTo(last);
      write.unlock();
    }
  }

  private List<Threads.Body> interruptibleWaits(Lock side) {
    return List.of(side::lockInterruptibly, () -> side.tryLock(1, TimeUnit.DAYS));
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("an interrupt ends a wait for either side, and nothing is held or kept away by it")
  void interrupt(Kind kind) {
    for (Lock held : List.of(read, write)) {
      held.lock();
      List<Running> waiters = new ArrayList<>();
      for (Lock side : held.equals(read) ? List.of(write) : List.of(read, write)) {
        for (Threads.Body wait : interruptibleWaits(side)) {
          waiters.add(
              Threads.start(
                  kind,
                  "waiter",
                  () -> {
                    assertThatThrownBy(wait::run).isInstanceOf(InterruptedException.class);
                    assertThat(Thread.interrupted()).isFalse();
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(wait::run).isInstanceOf(InterruptedException.class);
                  }));
        }
      }
      waiters.forEach(waiter -> waiter.awaitWaiting().interrupt());
      Threads.joinAll(waiters);
      assertThat(otherCanLock(read)).isEqualTo(held.equals(read));
      held.unlock();
      assertThat(otherCanLock(write)).isTrue();
      assertThat(lock.getReadLockCount()).isZero();
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("lock waits on through an interrupt, which stays pending")
  void uninterruptibly(Kind kind) {
    for (Lock side : List.of(read, write)) {
      write.lock();
      Running waiter =
          Threads.start(
                  kind,
                  "waiter",
                  () -> {
                    side.lock();
                    assertThat(Thread.interrupted()).isTrue();
                    side.unlock();
                  })
              .awaitWaiting()
              .interrupt()
              .awaitWaiting();
      assertThat(waiter.thread().isAlive()).isTrue();
      write.unlock();
      waiter.join();
    }
  }

  @Test
  @DisplayName("a limit is kept, on either side")
  void timeout() {
    write.lock();
    for (Lock side : List.of(read, write)) {
      Threads.start(
              "timed",
              () -> {
                long begin = System.nanoTime();
                assertThat(side.tryLock(20, TimeUnit.MILLISECONDS)).isFalse();
                assertThat(System.nanoTime() - begin)
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
                assertThat(side.tryLock(Long.MIN_VALUE, TimeUnit.DAYS)).isFalse();
              })
          .join();
    }
    write.unlock();
    assertThat(otherCanLock(write)).isTrue();
  }

  @Test
  @DisplayName(
      "new readers let a waiting writer go first, but tryLock and nested holds do not wait")
  void writerPreference() throws InterruptedException {
    read.lock();
    Running writer =
        Threads.start(
            "writer",
            () -> {
              write.lock();
              write.unlock();
            });
    // The writer waits for us when a reader that lets it go first does not come in.
    Threads.until(
        "the writer waits",
        () -> {
          AtomicBoolean turnedAway = new AtomicBoolean();
          Threads.start(
                  "reader",
                  () -> {
                    if (read.tryLock(1, TimeUnit.MILLISECONDS)) {
                      read.unlock();
                    } else {
                      turnedAway.set(true);
                    }
                  })
              .join();
          return turnedAway.get();
        });
    assertThat(otherCanLock(read)).as("by tryLock").isTrue();
    read.lock();
    read.lockInterruptibly();
    read.unlock();
    read.unlock();
    Running reader =
        Threads.start(
                "reader",
                () -> {
                  read.lock();
                  read.unlock();
                })
            .awaitWaiting();
    assertThat(writer.thread().isAlive()).isTrue();
    read.unlock();
    writer.join();
    reader.join();
  }

  @Test
  @DisplayName("when the writer has done, all readers that wait come in together")
  void readersTogether() {
    write.lock();
    CountDownLatch inside = new CountDownLatch(4);
    List<Running> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Lock side = secondHandle(lock).readLock();
      readers.add(
          Threads.start(
              "reader",
              () -> {
                side.lock();
                inside.countDown();
                Threads.await(inside);
                side.unlock();
              }));
    }
    readers.forEach(Running::awaitWaiting);
    write.unlock();
    Threads.joinAll(readers);
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName(
      "with many threads a reader never meets a writer, nor a writer another; none is lost")
  void manyThreads(Kind kind) {
    int rounds = 2_000;
    long[] data = {0, 0};
    AtomicInteger writes = new AtomicInteger();
    Threads.run(
        kind,
        6,
        index -> {
          SharedReadWriteLock mine = secondHandle(lock);
          for (int round = 0; round < rounds; round++) {
            if ((round + index) % 4 == 0) {
              if (take(mine.writeLock(), round)) {
                data[0]++;
                if (round % 16 == 0) {
                  Threads.spin();
                }
                data[1]++;
                writes.incrementAndGet();
                mine.writeLock().unlock();
              }
            } else if (take(mine.readLock(), round)) {
              long first = data[0];
              if (round % 16 == 0) {
                Threads.spin();
              }
              assertThat(data[1]).isEqualTo(first);
              mine.readLock().unlock();
            }
          }
        });
    assertThat(data).containsOnly(writes.get());
    assertThat(writes.get()).isPositive();
    assertThat(lock.getReadLockCount()).isZero();
    assertThat(otherCanLock(write)).isTrue();
  }

  private static boolean take(Lock side, int round) throws InterruptedException {
    switch (round / 4 % 4) {
      case 0 -> side.lock();
      case 1 -> side.lockInterruptibly();
      case 2 -> {
        return side.tryLock();
      }
      default -> {
        return side.tryLock(50, TimeUnit.MICROSECONDS);
      }
    }
    return true;
  }

  @Test
  @DisplayName("every operation of either side throws when the space is closed")
  void closed() {
    space.close();
    for (Lock side : List.of(read, write)) {
      List<Threads.Body> ways =
          List.of(
              side::lock,
              side::lockInterruptibly,
              side::tryLock,
              () -> side.tryLock(1, TimeUnit.DAYS),
              side::unlock);
      for (Threads.Body way : ways) {
        assertThatThrownBy(way::run).isInstanceOf(SpaceClosedException.class);
      }
    }
  }
}
