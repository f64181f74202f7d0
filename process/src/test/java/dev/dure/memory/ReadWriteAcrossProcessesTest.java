package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.OwnerDeath;
import dev.dure.SharedInt;
import dev.dure.SharedLongArray;
import dev.dure.SharedReadWriteLock;
import dev.dure.contract.Threads;
import dev.dure.contract.Threads.Running;
import dev.dure.process.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Read-write locks between real processes, and readers and writers that die. */
@DisplayName("Read-write locks between processes")
@SuppressWarnings("LockNotBeforeTry") // owners here are meant to die with their locks
class ReadWriteAcrossProcessesTest extends AcrossProcesses {

  @Test
  @DisplayName("a reader never meets a writer of another process, and no write is lost")
  void exclusion() throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock();
    SharedLongArray data = space.newLongArray(2);
    for (int i = 0; i < 3; i++) {
      start(
          () ->
              Threads.run(
                  2,
                  index -> {
                    for (int round = 0; round < 1_000; round++) {
                      writeOrRead(lock, data, round % 3 == 0);
                    }
                  }));
    }
    joinAll();
    assertThat(data.toArray()).containsOnly(3 * 2 * 334);
    awaitFreeSlots();
    assertThat(lock.getReadLockCount()).isZero();
    assertThat(lock.writeLock().tryLock()).isTrue();
  }

  private static void writeOrRead(SharedReadWriteLock lock, SharedLongArray data, boolean write) {
    if (write) {
      lock.writeLock().lock();
      data.setPlain(0, data.getPlain(0) + 1);
      data.setPlain(1, data.getPlain(1) + 1);
      lock.writeLock().unlock();
    } else {
      lock.readLock().lock();
      long first = data.getPlain(0);
      assertThat(data.getPlain(1)).isEqualTo(first);
      lock.readLock().unlock();
    }
  }

  @Test
  @DisplayName("the holds of a killed reader are given back to the writer that waits")
  void readerDies() throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock();
    SharedInt phase = space.newInt(0);
    WorkerProcess reader =
        start(
            () -> {
              lock.readLock().lock();
              lock.readLock().lock();
              phase.set(1);
              park();
            });
    await(phase, 1);
    assertThat(lock.getReadLockCount()).isEqualTo(2);
    List<Running> writers = new ArrayList<>();
    for (Threads.Kind kind : Threads.kinds()) {
      writers.add(
          Threads.start(
                  kind,
                  "writer",
                  () -> {
                    lock.writeLock().lock();
                    lock.writeLock().unlock();
                  })
              .awaitWaiting());
    }
    reader.kill();
    Threads.joinAll(writers);
    assertThat(lock.isAbandoned()).isFalse();
    assertThat(lock.getReadLockCount()).isZero();
  }

  @Test
  @DisplayName("a thread of a living process that ends while it reads gives way to another process")
  void readingThreadEnds() throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock();
    Threads.runAndDie(Threads.Kind.PLATFORM, lock.readLock()::lock);
    WorkerProcess writer =
        start(
            () -> {
              lock.writeLock().lock();
              lock.writeLock().unlock();
            });
    assertThat(writer.join()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(OwnerDeath.class)
  @DisplayName("a killed writer abandons both sides, or lets them go on silently")
  void writerDies(OwnerDeath ownerDeath) throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock(ownerDeath);
    SharedInt phase = space.newInt(0);
    WorkerProcess writer =
        start(
            () -> {
              lock.writeLock().lock();
              lock.readLock().lock();
              phase.set(1);
              park();
            });
    await(phase, 1);
    assertThat(lock.readLock().tryLock()).isFalse();
    assertThat(lock.isWriteLocked()).isTrue();
    List<Running> waiters = new ArrayList<>();
    for (Threads.Kind kind : Threads.kinds()) {
      for (var side : List.of(lock.readLock(), lock.writeLock())) {
        waiters.add(
            Threads.start(
                    kind,
                    "waiter",
                    () -> {
                      if (ownerDeath == OwnerDeath.ABANDON) {
                        assertThatThrownBy(side::lock)
                            .isInstanceOf(AbandonedLockException.class)
                            .hasMessageContaining("process " + writer.pid());
                      } else {
                        side.lock();
                        side.unlock();
                      }
                    })
                .awaitWaiting());
      }
    }
    writer.kill();
    Threads.joinAll(waiters);
    assertThat(lock.isAbandoned()).isEqualTo(ownerDeath == OwnerDeath.ABANDON);
    assertThat(lock.recover(() -> {})).isEqualTo(ownerDeath == OwnerDeath.ABANDON);
    assertThat(lock.writeLock().tryLock(30, TimeUnit.SECONDS)).isTrue();
    assertThat(lock.getReadLockCount()).isZero();
  }

  @ParameterizedTest(name = "{0}: abandoned {1}")
  @CsvSource({
    "READER_COUNTED, false",
    "ACQUIRED_FAST, false",
    "GATE_CLOSING, false",
    "GATE_CLOSED, true",
    "GATE_OPENED, false",
    "STATE_CHANGED, false"
  })
  @DisplayName("killed at a point: abandoned only if it could have written; others go on")
  void killedAtAPoint(FaultPoint point, boolean abandoned) throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock();
    SharedLongArray data = space.newLongArray(2);
    int time = point == FaultPoint.ACQUIRED_FAST ? 1 : 5;
    WorkerProcess dying =
        start(
            () -> {
              for (int round = 0; true; round++) {
                writeOrRead(lock, data, round % 2 == 0);
              }
            },
            "-Ddure.faults=" + point + ":kill:" + time);
    assertThat(dying.join()).isEqualTo(137);
    awaitFreeSlots();
    assertThat(lock.isAbandoned()).isEqualTo(abandoned);
    if (abandoned) {
      assertThatThrownBy(lock.readLock()::lock).isInstanceOf(AbandonedLockException.class);
      assertThat(lock.recover(() -> {})).isTrue();
    }
    assertThat(lock.getReadLockCount()).isZero();
    assertThat(lock.writeLock().tryLock()).isTrue();
    lock.writeLock().unlock();
    assertThat(lock.readLock().tryLock()).isTrue();
  }

  @Test
  @DisplayName("a writer that is killed while it waits for readers leaves nothing behind")
  void waitingWriterDies() throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock();
    lock.readLock().lock();
    WorkerProcess writer =
        start(() -> lock.writeLock().lock(), "-Ddure.faults=GATE_CLOSING:kill:1");
    assertThat(writer.join()).isEqualTo(137);
    Running reader =
        Threads.start(
            "reader",
            () -> {
              lock.readLock().lock(); // not turned away for a writer that is no more
              lock.readLock().unlock();
            });
    reader.join();
    assertThat(lock.isAbandoned()).isFalse();
    lock.readLock().unlock();
    assertThat(lock.writeLock().tryLock()).isTrue();
  }

  @Test
  @DisplayName("who is killed in the repair leaves the lock abandoned; after it, whole")
  void repairerDies() throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock();
    Threads.runAndDie(Threads.Kind.PLATFORM, lock.writeLock()::lock);
    assertThat(lock.isAbandoned()).isTrue();
    WorkerProcess repairer =
        start(() -> lock.recover(() -> {}), "-Ddure.faults=ACQUIRED_DIED:kill:1");
    assertThat(repairer.join()).isEqualTo(137);
    awaitFreeSlots();
    assertThat(lock.isAbandoned()).isTrue();
    WorkerProcess second = start(() -> lock.recover(() -> {}), "-Ddure.faults=GATE_OPENED:kill:1");
    assertThat(second.join()).isEqualTo(137);
    awaitFreeSlots();
    assertThat(lock.isAbandoned()).isFalse();
    assertThat(lock.writeLock().tryLock()).isTrue();
  }

  @ParameterizedTest(name = "{0}, the {1}. time")
  @CsvSource({
    "RECOVERY_BEGUN, 1",
    "RECOVERY_BETWEEN_LOCKS, 1",
    "RECOVERY_BETWEEN_LOCKS, 2",
    "RECOVERY_BETWEEN_LOCKS, 3",
    "RECOVERY_BETWEEN_LOCKS, 5",
    "RECOVERY_BEFORE_WAKE, 1",
    "RECOVERY_IN_WAKE, 5"
  })
  @DisplayName("a recoverer that dies itself is made up for")
  void recovererDies(FaultPoint point, int time) throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    SharedInt phase = space.newInt(0);
    WorkerProcess owner =
        start(
            () -> {
              MemorySpace own = MemorySpace.create(name, 1 << 20);
              own.readWriteLock("a").writeLock().lock();
              own.readWriteLock("b").readLock().lock();
              own.readWriteLock("c", OwnerDeath.RELEASE).writeLock().lock();
              phase.set(1);
              park();
            });
    await(phase, 1);
    WorkerProcess recoverer =
        start(
            () -> {
              MemorySpace.open(name);
              phase.set(2);
              park();
            },
            "-Ddure.faults=" + point + ":kill:" + time);
    await(phase, 2);
    owner.kill();
    assertThat(recoverer.join()).isEqualTo(137);
    try (MemorySpace last = MemorySpace.open(name)) {
      SharedReadWriteLock a = last.readWriteLock("a");
      assertThatThrownBy(a.readLock()::lock).isInstanceOf(AbandonedLockException.class);
      assertThat(a.recover(() -> {})).isTrue();
      SharedReadWriteLock b = last.readWriteLock("b");
      assertThat(b.writeLock().tryLock()).isTrue();
      assertThat(b.isAbandoned()).isFalse();
      SharedReadWriteLock c = last.readWriteLock("c", OwnerDeath.RELEASE);
      assertThat(c.readLock().tryLock()).isTrue();
    } finally {
      MemorySpace.remove(name);
    }
  }

  @ParameterizedTest(name = "write: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("closing the space with the lock held is the death of this owner for others")
  void close(boolean write) {
    String name = "test-" + UUID.randomUUID();
    try (MemorySpace stays = MemorySpace.create(name, 1 << 20)) {
      MemorySpace leaves = MemorySpace.open(name);
      SharedReadWriteLock held = leaves.readWriteLock("table");
      (write ? held.writeLock() : held.readLock()).lock();
      SharedReadWriteLock lock = stays.readWriteLock("table");
      assertThat(lock.writeLock().tryLock()).isFalse();
      leaves.close();
      assertThat(lock.isAbandoned()).isEqualTo(write);
      if (!write) {
        assertThat(lock.writeLock().tryLock()).isTrue();
      }
    } finally {
      MemorySpace.remove(name);
    }
  }
}
