package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedInt;
import dev.dure.SharedIntArray;
import dev.dure.contract.Threads;
import dev.dure.contract.Threads.Running;
import dev.dure.process.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Barriers between real processes, and parties that die. */
@DisplayName("Barriers between processes")
class BarrierAcrossProcessesTest extends AcrossProcesses {

  @Test
  @DisplayName("processes go on together, round after round, and see what the others wrote")
  void rounds() throws InterruptedException {
    int rounds = 200;
    SharedCyclicBarrier barrier = space.newCyclicBarrier(3);
    SharedIntArray written = space.newIntArray(3);
    SharedInt actions = space.newInt(0);
    for (int i = 0; i < 3; i++) {
      int me = i;
      start(
          () -> {
            for (int round = 1; round <= rounds; round++) {
              written.setPlain(me, round);
              barrier.await(() -> actions.setPlain(actions.getPlain() + 1));
              assertThat(written.toArray()).containsOnly(round);
              assertThat(actions.getPlain()).isEqualTo(round);
              barrier.await();
            }
          });
    }
    joinAll();
    awaitFreeSlots();
    assertThat(actions.get()).isEqualTo(rounds);
    assertThat(barrier.isBroken()).as("by those that ended after their last round").isFalse();
  }

  private Running startBroken(SharedCyclicBarrier barrier, Threads.Kind kind) {
    return Threads.start(
        kind,
        "broken",
        () -> assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class));
  }

  @Test
  @DisplayName("a party that is killed while it waits breaks the barrier for all others")
  void waitingPartyDies() throws InterruptedException {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(4);
    WorkerProcess party = start(barrier::await);
    List<Running> others = new ArrayList<>();
    for (Threads.Kind kind : Threads.kinds()) {
      others.add(startBroken(barrier, kind));
    }
    Threads.until("all wait", () -> barrier.getNumberWaiting() == 3);
    party.kill();
    Threads.joinAll(others);
    assertThat(barrier.isBroken()).isTrue();
    barrier.reset();
    Threads.run(4, index -> barrier.await());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"BARRIER_MARKED", "BARRIER_ARRIVED", "WAITERS_SET"})
  @DisplayName("a party that is killed while it arrives breaks the barrier for who waits already")
  void arrivingPartyDies(FaultPoint point) throws InterruptedException {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(3);
    Running waiter = startBroken(barrier, Threads.Kind.PLATFORM);
    Threads.until("it waits", () -> barrier.getNumberWaiting() == 1);
    assertThat(start(barrier::await, fault(point, 1)).join()).isEqualTo(137);
    waiter.join();
    assertThat(barrier.isBroken()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"BARRIER_ARRIVED", "STATE_CHANGED"})
  @DisplayName("the last party, killed after it has tripped the barrier, has let all others go on")
  void trippingPartyDies(FaultPoint point) throws InterruptedException {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    Running waiter = Threads.start("waiter", () -> assertThat(barrier.await()).isEqualTo(1));
    Threads.until("it waits", () -> barrier.getNumberWaiting() == 1);
    assertThat(start(barrier::await, fault(point, 1)).join()).isEqualTo(137);
    waiter.join();
    awaitFreeSlots();
    assertThat(barrier.isBroken()).isFalse();
    Threads.run(2, index -> barrier.await());
  }

  @Test
  @DisplayName("a party that is killed in the action breaks the barrier, for those that come too")
  void killedInTheAction() throws InterruptedException {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    SharedInt phase = space.newInt(0);
    Running waiter = startBroken(barrier, Threads.Kind.PLATFORM);
    Threads.until("it waits", () -> barrier.getNumberWaiting() == 1);
    WorkerProcess last =
        start(
            () ->
                barrier.await(
                    () -> {
                      phase.set(1);
                      while (true) {
                        Threads.spin();
                      }
                    }));
    await(phase, 1);
    Running late = startBroken(barrier, Threads.Kind.PLATFORM).awaitWaiting();
    last.kill();
    waiter.join();
    late.join();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"BARRIER_BROKEN", "BARRIER_CELL_MADE"})
  @DisplayName("a reset that is cut short by death leaves the barrier broken, to be reset again")
  void killedInReset(FaultPoint point) throws InterruptedException {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    Running waiter = startBroken(barrier, Threads.Kind.PLATFORM);
    Threads.until("it waits", () -> barrier.getNumberWaiting() == 1);
    assertThat(start(barrier::reset, fault(point, 1)).join()).isEqualTo(137);
    waiter.join();
    assertThat(barrier.isBroken()).isTrue();
    barrier.reset();
    assertThat(barrier.isBroken()).isFalse();
    Threads.run(2, index -> barrier.await());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"RECOVERY_BEGUN", "RECOVERY_BETWEEN_LOCKS", "RECOVERY_BEFORE_WAKE"})
  @DisplayName("a recoverer that dies itself is made up for")
  void recovererDies(FaultPoint point) throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    SharedInt phase = space.newInt(0);
    WorkerProcess party =
        start(
            () -> {
              MemorySpace own = MemorySpace.create(name, 1 << 20);
              own.cyclicBarrier("all", 3);
              phase.set(1);
              own.cyclicBarrier("all", 3).await();
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
    try (MemorySpace last = MemorySpace.open(name)) {
      SharedCyclicBarrier barrier = last.cyclicBarrier("all", 3);
      Threads.until("it waits", () -> barrier.getNumberWaiting() == 1);
      Running waiter = startBroken(barrier, Threads.Kind.PLATFORM);
      party.kill();
      recoverer.kill(); // unless it has come to its point before
      waiter.join();
      assertThat(barrier.isBroken()).isTrue();
    } finally {
      MemorySpace.remove(name);
    }
  }

  private static String fault(FaultPoint point, int time) {
    return "-Ddure.faults=" + point + ":kill:" + time;
  }
}
