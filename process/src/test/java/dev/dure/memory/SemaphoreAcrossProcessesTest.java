package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.OwnerDeath;
import dev.dure.SharedInt;
import dev.dure.SharedSemaphore;
import dev.dure.contract.Threads;
import dev.dure.contract.Threads.Running;
import dev.dure.process.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Semaphores between real processes, and the permits of those that die. */
@DisplayName("Semaphores between processes")
class SemaphoreAcrossProcessesTest extends AcrossProcesses {

  @Test
  @DisplayName("many processes never hold more permits than there are, and lose none")
  void counts() throws InterruptedException {
    SharedSemaphore semaphore = space.newBoundedSemaphore(2);
    SharedInt holders = space.newInt(0);
    SharedInt most = space.newInt(0);
    for (int i = 0; i < 3; i++) {
      start(
          () ->
              Threads.run(
                  2,
                  index -> {
                    for (int round = 0; round < 3_000; round++) {
                      semaphore.acquire();
                      int now = holders.increment();
                      most.accumulate(now, Math::max);
                      holders.getAndAdd(-1);
                      semaphore.release();
                    }
                  }));
    }
    joinAll();
    assertThat(most.get()).isBetween(1, 2);
    awaitFreeSlots();
    assertThat(semaphore.availablePermits()).isEqualTo(2);
  }

  @Test
  @DisplayName("permits of a killed process come back, but for those that it gave back itself")
  void comeBack() throws InterruptedException {
    SharedSemaphore semaphore = space.newSemaphore(5);
    SharedInt phase = space.newInt(0);
    WorkerProcess holder =
        start(
            () -> {
              semaphore.acquire(4);
              semaphore.release();
              phase.set(1);
              park();
            });
    await(phase, 1);
    assertThat(semaphore.availablePermits()).isEqualTo(2);
    List<Running> waiters = new ArrayList<>();
    for (Threads.Kind kind : Threads.kinds()) {
      waiters.add(
          Threads.start(
                  kind,
                  "waiter",
                  () -> {
                    semaphore.acquire(3);
                    semaphore.release(3);
                  })
              .awaitWaiting());
    }
    holder.kill();
    Threads.joinAll(waiters);
    assertThat(semaphore.availablePermits()).isEqualTo(5);
    assertThat(semaphore.isAbandoned()).isFalse();
  }

  @Test
  @DisplayName("what a process releases beyond what it holds is new, and does not go with it")
  void newPermits() throws InterruptedException {
    SharedSemaphore semaphore = space.newSemaphore(0);
    WorkerProcess giver =
        start(
            () -> {
              semaphore.release(3);
              semaphore.acquire();
              semaphore.release(2);
            });
    assertThat(giver.join()).isZero();
    awaitFreeSlots();
    assertThat(semaphore.availablePermits()).isEqualTo(4);
  }

  @Test
  @DisplayName(
      "with OwnerDeath.ABANDON whoever wants a permit is told who died, until it is repaired")
  void abandoned() throws InterruptedException {
    SharedSemaphore semaphore = space.newSemaphore(2, OwnerDeath.ABANDON);
    SharedInt phase = space.newInt(0);
    WorkerProcess holder =
        start(
            () -> {
              semaphore.acquire(2);
              phase.set(1);
              park();
            });
    await(phase, 1);
    Running waiter =
        Threads.start(
                "waiter",
                () ->
                    assertThatThrownBy(semaphore::acquire)
                        .isInstanceOf(AbandonedLockException.class)
                        .hasMessageContaining("process " + holder.pid()))
            .awaitWaiting();
    holder.kill();
    waiter.join();
    assertThat(semaphore.isAbandoned()).isTrue();
    assertThatThrownBy(semaphore::tryAcquire).isInstanceOf(AbandonedLockException.class);
    assertThatThrownBy(semaphore::drainPermits).isInstanceOf(AbandonedLockException.class);
    assertThatThrownBy(
            () ->
                semaphore.recover(
                    () -> {
                      throw new IllegalStateException("not yet");
                    }))
        .hasMessage("not yet");
    assertThat(semaphore.isAbandoned()).isTrue();
    SharedInt repairs = space.newInt(0);
    Threads.run(
        3,
        index ->
            semaphore.recover(
                () -> {
                  assertThat(semaphore.recover(repairs::increment)).as("in itself").isFalse();
                  repairs.increment();
                }));
    assertThat(repairs.get()).isEqualTo(1);
    awaitFreeSlots();
    assertThat(semaphore.availablePermits()).isEqualTo(2);
    assertThat(semaphore.tryAcquire(2)).isTrue();
  }

  @ParameterizedTest(name = "{0}, the {1}. time")
  @CsvSource({
    "PERMITS_INTENDED, 1",
    "PERMITS_CHANGED, 1",
    "PERMITS_ENTERED, 1",
    "PERMITS_INTENDED, 2",
    "PERMITS_CHANGED, 2",
    "PERMITS_ENTERED, 2",
    "PERMITS_INTENDED, 7",
    "PERMITS_CHANGED, 7",
    "PERMITS_ENTERED, 8",
    "STATE_CHANGED, 3"
  })
  @DisplayName("killed at any point of a change, alone: no permit is lost, none doubled")
  void killedInAChange(FaultPoint point, int time) throws InterruptedException {
    for (OwnerDeath ownerDeath : OwnerDeath.values()) {
      SharedSemaphore semaphore = space.newSemaphore(3, ownerDeath);
      assertThat(start(() -> useForEver(semaphore), fault(point, time)).join()).isEqualTo(137);
      awaitFreeSlots();
      assertThat(semaphore.availablePermits()).as("%s", ownerDeath).isEqualTo(3);
      if (semaphore.isAbandoned()) {
        assertThat(semaphore.recover(() -> {})).isTrue();
      }
      assertThat(semaphore.tryAcquire(3)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"PERMITS_INTENDED", "PERMITS_CHANGED", "PERMITS_ENTERED"})
  @DisplayName("killed at any point of a change while others change too: none is lost or doubled")
  void killedAmongOthers(FaultPoint point) throws InterruptedException {
    SharedSemaphore semaphore = space.newSemaphore(3);
    SharedInt end = space.newInt(0);
    WorkerProcess other =
        start(
            () -> {
              while (end.get() == 0) {
                use(semaphore);
              }
            });
    for (int victim = 0; victim < 3; victim++) {
      assertThat(start(() -> useForEver(semaphore), fault(point, 1000 + victim)).join())
          .isEqualTo(137);
    }
    end.set(1);
    assertThat(other.join()).isZero();
    awaitFreeSlots();
    assertThat(semaphore.availablePermits()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "PERMITS_INTENDED",
        "PERMITS_CHANGED",
        "PERMITS_ENTERED",
        "RECOVERY_BETWEEN_LOCKS",
        "RECOVERY_IN_WAKE"
      })
  @DisplayName("a recoverer that dies while it gives permits back is made up for, once")
  void recovererDies(FaultPoint point) throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    SharedInt phase = space.newInt(0);
    WorkerProcess holder =
        start(
            () -> {
              MemorySpace own = MemorySpace.create(name, 1 << 20);
              own.semaphore("a", 4).acquire(3);
              own.semaphore("b", 4, OwnerDeath.ABANDON).acquire(2);
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
            fault(point, 1));
    await(phase, 2);
    holder.kill();
    assertThat(recoverer.join()).isEqualTo(137);
    try (MemorySpace last = MemorySpace.open(name)) {
      assertThat(last.semaphore("a", 4).availablePermits()).isEqualTo(4);
      SharedSemaphore abandoned = last.semaphore("b", 4, OwnerDeath.ABANDON);
      assertThat(abandoned.availablePermits()).isEqualTo(4);
      assertThat(abandoned.isAbandoned()).isTrue();
      assertThat(abandoned.recover(() -> {})).isTrue();
      assertThat(abandoned.tryAcquire(4)).isTrue();
    } finally {
      MemorySpace.remove(name);
    }
  }

  @Test
  @DisplayName("a process that closes its space gives back what it held")
  void close() {
    String name = "test-" + UUID.randomUUID();
    try (MemorySpace stays = MemorySpace.create(name, 1 << 20)) {
      MemorySpace leaves = MemorySpace.open(name);
      leaves.semaphore("slots", 2).acquireUninterruptibly(2);
      assertThat(stays.semaphore("slots", 2).availablePermits()).isZero();
      leaves.close();
      assertThat(stays.semaphore("slots", 2).availablePermits()).isEqualTo(2);
    } finally {
      MemorySpace.remove(name);
    }
  }

  private static String fault(FaultPoint point, int time) {
    return "-Ddure.faults=" + point + ":kill:" + time;
  }

  private static void useForEver(SharedSemaphore semaphore) throws InterruptedException {
    while (true) {
      use(semaphore);
    }
  }

  private static void use(SharedSemaphore semaphore) throws InterruptedException {
    semaphore.acquire(2);
    semaphore.release();
    semaphore.release();
    semaphore.acquire();
    semaphore.release();
  }
}
