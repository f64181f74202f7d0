package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedCountDownLatch;
import dev.dure.SharedEvent;
import dev.dure.SharedInt;
import dev.dure.contract.Threads;
import dev.dure.process.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events and latches between real processes, and what becomes of them when one dies. */
@DisplayName("Events and latches between processes")
class EventsAcrossProcessesTest extends AcrossProcesses {

  @Test
  @DisplayName("an event that is set in one process ends the waits in others")
  void event() throws InterruptedException {
    SharedEvent go = space.newEvent();
    SharedInt waiting = space.newInt(0);
    SharedInt gone = space.newInt(0);
    for (int i = 0; i < 2; i++) {
      start(
          () -> {
            waiting.increment();
            go.await();
            gone.increment();
          });
    }
    await(waiting, 2);
    assertThat(gone.get()).isZero();
    go.set();
    joinAll();
    assertThat(gone.get()).isEqualTo(2);
  }

  @Test
  @DisplayName("a latch is counted down by processes; one that is killed first leaves the count")
  void latch() throws InterruptedException {
    SharedCountDownLatch ready = space.countDownLatch("ready", 3);
    SharedInt phase = space.newInt(0);
    WorkerProcess dying =
        start(
            () -> {
              ready.countDown();
              phase.set(1);
              park(); // it would have counted once more
            });
    await(phase, 1);
    dying.kill();
    dying.join();
    start(ready::countDown).join();
    awaitFreeSlots();
    assertThat(ready.getCount()).isEqualTo(1);
    ready.countDown();
    ready.await();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"WAITERS_SET", "WOKEN"})
  @DisplayName("a waiter that is killed takes no wake along that another needs")
  void waiterDies(FaultPoint point) throws InterruptedException {
    SharedEvent go = space.newEvent();
    SharedInt waiting = space.newInt(0);
    WorkerProcess dying =
        start(
            () -> {
              waiting.increment();
              go.await();
            },
            "-Ddure.faults=" + point + ":kill:1");
    WorkerProcess other =
        start(
            () -> {
              waiting.increment();
              go.await();
            });
    await(waiting, 2);
    go.set();
    assertThat(other.join()).isZero();
    assertThat(dying.join()).isIn(0, 137);
  }

  @Test
  @DisplayName("who is killed between the change and the wake leaves nobody asleep")
  void killedBeforeTheWake() throws InterruptedException {
    SharedEvent go = space.newEvent();
    SharedCountDownLatch latch = space.newCountDownLatch(1);
    List<Threads.Running> waiters = new ArrayList<>();
    for (Threads.Kind kind : Threads.kinds()) {
      waiters.add(Threads.start(kind, "event", go::await).awaitWaiting());
      waiters.add(Threads.start(kind, "latch", latch::await).awaitWaiting());
    }
    String fault = "-Ddure.faults=STATE_CHANGED:kill:1";
    assertThat(start(go::set, fault).join()).isEqualTo(137);
    assertThat(start(latch::countDown, fault).join()).isEqualTo(137);
    assertThat(go.isSet()).isTrue();
    assertThat(latch.getCount()).isZero();
    Threads.joinAll(waiters);
  }
}
