package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.Guarded;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedDoubleArray;
import dev.dure.SharedInt;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedReadWriteLock;
import dev.dure.contract.Threads;
import dev.dure.linux.Linux;
import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds between real processes, and what becomes of it when one of them dies or is stopped.
 */
@ExtendWith(NoLeak.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("Between processes")
@SuppressWarnings("LockNotBeforeTry") // owners here are meant to die with their locks
class AcrossProcessesTest {

  /** A record whose halves must always match. */
  record Pair(long left, long right, long sum) {
    Pair next() {
      return new Pair(left + 1, right + 2, left + 1 + right + 2);
    }

    boolean isWhole() {
      return left + right == sum && right == 2 * left;
    }
  }

  private MemorySpace space;
  private final List<WorkerProcess> workers = new ArrayList<>();

  @BeforeEach
  void begin() {
    space = MemorySpace.create();
  }

  @AfterEach
  void end() {
    workers.forEach(WorkerProcess::close);
    space.close();
  }

  private WorkerProcess start(WorkerTask task, String... jvmArguments) {
    WorkerProcess worker =
        WorkerProcess.start(WorkerOptions.defaults().withJvmArguments(jvmArguments), task);
    workers.add(worker);
    return worker;
  }

  private static void park() throws InterruptedException {
    Thread.sleep(Duration.ofMinutes(5));
  }

  private static void await(SharedInt value, int expected) {
    Threads.until("a shared value is " + expected, () -> value.get() == expected);
  }

  @Test
  @DisplayName("handles of every kind travel in a lambda, and mean the same objects")
  void handles() throws InterruptedException {
    SharedLong total = space.newLong(0);
    SharedDoubleArray sums = space.doubleArray("sums", 4);
    SharedLock lock = space.newLock();
    Guarded<Pair> pair = space.newGuarded(new Pair(0, 0, 0));
    SharedDoubleArray tail = sums.range(2, 4);
    for (int i = 0; i < 3; i++) {
      start(
          () -> {
            for (int k = 0; k < 1000; k++) {
              total.increment();
              lock.withLock(() -> sums.setPlain(0, sums.getPlain(0) + 0.5));
              pair.update(Pair::next);
              tail.getAndAdd(1, 2.0);
            }
          });
    }
    for (WorkerProcess worker : workers) {
      assertThat(worker.join()).as(() -> worker.failure().toString()).isZero();
    }
    assertThat(total.get()).isEqualTo(3000);
    assertThat(sums.toArray()).containsExactly(1500, 0, 0, 6000);
    assertThat(pair.read()).isEqualTo(new Pair(3000, 6000, 9000));
  }

  @Test
  @DisplayName(
      "a space with a name is opened by a process that got no handle, and outlives a killed creator")
  void byName() throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    SharedInt made = space.newInt(0);
    WorkerProcess creator =
        start(
            () -> {
              MemorySpace own = MemorySpace.create(name, 1 << 20);
              own.longValue("answer", 42);
              own.lock("held").lock();
              made.set(1);
              park();
            });
    await(made, 1);
    try (MemorySpace opened = MemorySpace.open(name)) {
      assertThat(opened.longValue("answer").get()).isEqualTo(42);
      assertThat(opened.lock("held").tryLock()).isFalse();
      creator.kill();
      creator.join();
      assertThatThrownBy(() -> opened.lock("held").lock())
          .isInstanceOf(AbandonedLockException.class);
      assertThat(opened.longValue("answer").increment()).isEqualTo(43);
    }
    try (MemorySpace again = MemorySpace.open(name)) {
      assertThat(again.longValue("answer").get()).isEqualTo(43);
      assertThat(again.lock("held").isAbandoned()).isTrue();
    } finally {
      assertThat(MemorySpace.remove(name)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"kill", "halt", "exit"})
  @DisplayName(
      "the owner's process ends while it holds the lock: who waits is told who died, and may repair")
  void ownerDies(String how) throws InterruptedException {
    SharedLock lock = space.newLock();
    SharedInt phase = space.newInt(0);
    WorkerProcess owner =
        start(
            () -> {
              lock.lock();
              phase.set(1);
              await(phase, 2);
              if (how.equals("halt")) {
                Runtime.getRuntime().halt(3);
              } else if (how.equals("exit")) {
                System.exit(4);
              }
              park();
            });
    await(phase, 1);
    Threads.Running waiter =
        Threads.start(
            "waiter",
            () ->
                assertThatThrownBy(lock::lock)
                    .isInstanceOf(AbandonedLockException.class)
                    .hasMessageContaining("process " + owner.pid()));
    phase.set(2);
    if (how.equals("kill")) {
      owner.kill();
    }
    waiter.join();
    assertThat(lock.isAbandoned()).isTrue();
    assertThat(lock.recover(() -> {})).isTrue();
    assertThat(lock.tryLock()).isTrue();
    lock.unlock();
  }

  @Test
  @DisplayName("with OwnerDeath.RELEASE the lock of the dead goes to the next, with a larger epoch")
  void release() throws InterruptedException {
    SharedLock lock = space.newLock(OwnerDeath.RELEASE);
    SharedInt phase = space.newInt(0);
    SharedLong epoch = space.newLong(0);
    WorkerProcess owner =
        start(
            () -> {
              lock.lock();
              epoch.set(lock.grant().epoch());
              phase.set(1);
              park();
            });
    await(phase, 1);
    assertThat(lock.tryLock()).isFalse();
    owner.kill();
    lock.lock();
    assertThat(lock.grant().epoch()).isGreaterThan(epoch.get());
    lock.unlock();
  }

  @Test
  @DisplayName("a stopped owner is not dead, and is not robbed")
  void stoppedOwner() throws IOException, InterruptedException {
    SharedLock lock = space.newLock();
    SharedInt phase = space.newInt(0);
    WorkerProcess owner =
        start(
            () -> {
              lock.lock();
              phase.set(1);
              await(phase, 2);
              lock.unlock();
              phase.set(3);
            });
    await(phase, 1);
    Linux.kill((int) owner.pid(), Linux.SIGSTOP);
    AcrossProcesses.awaitStopped(owner.pid());
    phase.set(2);
    assertThat(lock.tryLock(1500, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(lock.isAbandoned()).isFalse();
    assertThat(lock.isLocked()).isTrue();
    Linux.kill((int) owner.pid(), 18); // SIGCONT
    await(phase, 3);
    assertThat(lock.tryLock(30, TimeUnit.SECONDS)).isTrue();
    lock.unlock();
  }

  /** The signal is on its way when {@code kill} returns; until then the process goes on. */
  @Test
  @DisplayName(
      "a condition is signalled from another process; one waiter that dies takes no signal along")
  void conditions() throws InterruptedException {
    SharedLock lock = space.newLock();
    SharedCondition changed = lock.newCondition();
    SharedInt phase = space.newInt(0);
    SharedInt waiting = space.newInt(0);
    List<WorkerProcess> sleepers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      sleepers.add(
          start(
              () -> {
                lock.lock();
                try {
                  waiting.increment();
                  while (phase.get() == 0) {
                    changed.await();
                  }
                } finally {
                  lock.unlock();
                }
              }));
    }
    await(waiting, 2);
    sleepers.get(0).kill();
    sleepers.get(0).join();
    lock.lock();
    phase.set(1);
    changed.signal();
    lock.unlock();
    assertThat(sleepers.get(1).join()).isZero();
  }

  @ParameterizedTest(name = "after which it dies: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "a write lock's condition is signalled from another process; a writer's death ends its waits")
  void writeLockConditions(boolean dies) throws InterruptedException {
    SharedReadWriteLock lock = space.newReadWriteLock();
    SharedCondition changed = lock.newCondition();
    SharedInt phase = space.newInt(0);
    SharedInt waiting = space.newInt(0);
    WorkerProcess sleeper =
        start(
            () -> {
              changed.lock().lock();
              waiting.increment();
              try {
                while (phase.get() == 0) {
                  changed.await();
                }
                lock.writeLock().unlock();
              } catch (AbandonedLockException e) {
                phase.set(3);
              }
            });
    await(waiting, 1);
    WorkerProcess signaller =
        start(
            () -> {
              lock.writeLock().lock();
              if (dies) {
                Runtime.getRuntime().halt(1);
              }
              phase.set(1);
              changed.signal();
              lock.writeLock().unlock();
            });
    assertThat(signaller.join()).isEqualTo(dies ? 1 : 0);
    assertThat(sleeper.join()).isZero();
    assertThat(phase.get()).isEqualTo(dies ? 3 : 1);
    assertThat(lock.isAbandoned()).isEqualTo(dies);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"ACQUIRED_FAST", "RECORD_HALF_WRITTEN", "RECORD_WRITTEN", "RECORD_IN_PLACE"})
  @DisplayName(
      "a writer killed at any point of an update leaves a whole record, the old or the new")
  void guardedSurvives(FaultPoint point) throws InterruptedException {
    Guarded<Pair> pair = space.guarded("pair", new Pair(0, 0, 0));
    WorkerProcess writer =
        start(
            () -> {
              while (true) {
                pair.update(Pair::next);
              }
            },
            "-Ddure.faults=" + point + ":kill:50");
    assertThat(writer.join()).isEqualTo(137);
    Pair left = pair.read();
    assertThat(left.isWhole()).as(left::toString).isTrue();
    assertThat(pair.update(Pair::next)).isEqualTo(left.next());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"SLOT_BYTE_TAKEN", "SLOT_ACTIVE", "OBJECT_HALF_WRITTEN", "OBJECT_PUBLISHED"})
  @DisplayName("a process killed while it attaches or creates leaves the space whole for the next")
  void creationSurvives(FaultPoint point) throws InterruptedException {
    SharedInt handle = space.newInt(0);
    WorkerProcess dead =
        start(
            () -> {
              for (int i = 0; i < 10; i++) {
                handle.space().longValue("value-" + i, i);
              }
            },
            "-Ddure.faults=" + point + ":kill:1");
    Threads.until("the worker is dead", () -> !dead.isAlive());
    for (int i = 0; i < 10; i++) {
      assertThat(space.longValue("value-" + i, i).get()).isEqualTo(i);
    }
    WorkerProcess next = start(() -> handle.set((int) handle.space().longValue("value-7").get()));
    assertThat(next.join()).isZero();
    assertThat(handle.get()).isEqualTo(7);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {
        "RECOVERY_BEGUN",
        "RECOVERY_BETWEEN_LOCKS",
        "RECOVERY_BEFORE_WAKE",
        "RECOVERY_IN_WAKE",
        "RECOVERY_BEFORE_FREE",
        "RECOVERY_AFTER_FREE"
      })
  @DisplayName("a recoverer that dies itself, at any step, is made up for by the next one")
  void recovererDies(FaultPoint point) throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    SharedInt phase = space.newInt(0);
    WorkerProcess owner =
        start(
            () -> {
              MemorySpace own = MemorySpace.create(name, 1 << 20);
              own.lock("a").lock();
              own.lock("b", OwnerDeath.RELEASE).lock();
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
            "-Ddure.faults=" + point + ":kill:1");
    await(phase, 2);
    owner.kill();
    assertThat(recoverer.join()).isEqualTo(137);
    try (MemorySpace last = MemorySpace.open(name)) {
      assertThatThrownBy(() -> last.lock("a").lock()).isInstanceOf(AbandonedLockException.class);
      assertThat(last.lock("a").recover(() -> {})).isTrue();
      assertThat(last.lock("b", OwnerDeath.RELEASE).tryLock(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      MemorySpace.remove(name);
    }
  }

  @Test
  @DisplayName("a virtual thread waits for a lock of another process without holding its carrier")
  void virtualThreads() throws InterruptedException {
    SharedLock lock = space.newLock();
    SharedInt phase = space.newInt(0);
    start(
        () -> {
          lock.lock();
          phase.set(1);
          await(phase, 2);
          lock.unlock();
        });
    await(phase, 1);
    int many = 4 * Runtime.getRuntime().availableProcessors();
    List<Thread> waiting = new ArrayList<>();
    SharedLong done = space.newLong(0);
    for (int i = 0; i < many; i++) {
      waiting.add(
          Thread.startVirtualThread(() -> lock.withLock(() -> done.setPlain(done.getPlain() + 1))));
    }
    Thread other = Thread.startVirtualThread(() -> phase.set(2)); // has a carrier to run on
    other.join();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(done.get()).isEqualTo(many);
  }

  @Test
  @DisplayName("closing the space with a lock held abandons it for other processes")
  void closeWhileHeld() throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    SharedInt phase = space.newInt(0);
    MemorySpace named = MemorySpace.create(name, 1 << 20);
    try {
      named.lock("held").lock();
      WorkerProcess waiter =
          start(
              () -> {
                try (MemorySpace own = MemorySpace.open(name)) {
                  phase.set(1);
                  own.lock("held").lock();
                } catch (AbandonedLockException e) {
                  phase.set(2);
                }
              });
      await(phase, 1);
      named.close();
      assertThat(waiter.join()).isZero();
      assertThat(phase.get()).isEqualTo(2);
    } finally {
      named.close();
      MemorySpace.remove(name);
    }
  }
}
