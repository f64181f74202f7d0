package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.PoolState;
import dev.dure.SharedLong;
import dev.dure.Task;
import dev.dure.memory.MemorySpace;
import dev.dure.process.PoolTasks.Harm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 25: what a process pool says of itself, beyond what the contract has for all pools. */
@DisplayName("25: the state of a process pool")
@Timeout(300)
class PoolStateTest {

  private static ProcessPool pool(int size) {
    return ProcessPool.create(PoolOptions.workers(size).withWorkers(PoolTasks.QUIET));
  }

  @Test
  @DisplayName("counts workers that start, work, wait, die and are replaced")
  void workers() throws Exception {
    try (ProcessPool pool = pool(2);
        MemorySpace space = MemorySpace.create()) {
      assertThat(pool.state().idleWorkers() + pool.state().busyWorkers()).isZero();
      Signals.await("both are ready", () -> pool.state().idleWorkers() == 2);
      assertThat(pool.state().startingWorkers()).isZero();
      SharedLong go = space.longValue("go");
      Task<?> waits = pool.submit(() -> Signals.await("go", () -> go.get() == 1));
      PoolState busy = pool.state();
      assertThat(busy.busyWorkers()).isEqualTo(1);
      assertThat(busy.running()).isEqualTo(1);
      assertThat(busy.idleWorkers()).isEqualTo(1);
      assertThat(busy.workers()).isEqualTo(2);
      go.set(1);
      waits.get();
      PoolTasks.causeOf(pool.submit(() -> Harm.HALT.happen()));
      Signals.await("it is replaced", () -> pool.state().idleWorkers() == 2);
      PoolState after = pool.state();
      assertThat(after.deaths()).isEqualTo(1);
      assertThat(after.restarts()).isEqualTo(1);
      assertThat(after.done()).isEqualTo(1);
      assertThat(after.failed()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("a worker that the pool itself has killed is a restart, and no death")
  void killed() throws Exception {
    try (ProcessPool pool = pool(1);
        MemorySpace space = MemorySpace.create()) {
      SharedLong running = space.longValue("running");
      Task<?> task =
          pool.submit(
              () -> {
                running.set(1);
                Signals.idle();
              });
      Signals.await("it runs", () -> running.get() == 1);
      task.cancel(true);
      assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
      assertThat(pool.state().restarts()).isEqualTo(1);
      assertThat(pool.state().deaths()).isZero();
      assertThat(pool.state().cancelled()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("what cannot be sent, and what is rejected, was never submitted")
  void notTaken() {
    ProcessPool pool = pool(1);
    Object opaque = new Object();
    assertThatThrownBy(() -> pool.submit(() -> opaque.hashCode()))
        .isInstanceOf(NotTransferableException.class);
    assertThatThrownBy(() -> pool.map(List.of(opaque), x -> 1).toList())
        .isInstanceOf(NotTransferableException.class);
    pool.close();
    assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    PoolState state = pool.state();
    assertThat(state.submitted()).isZero();
    assertThat(state.queued()).isZero();
    assertThat(state.settled()).isZero();
    assertThat(state.workers()).isZero();
  }

  @Test
  @DisplayName("every task is counted once, whatever becomes of it")
  void nothingIsLost() throws Exception {
    ProcessPool pool = pool(2);
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int number = i;
      tasks.add(
          pool.submit(
              () -> {
                if (number % 50 == 3) {
                  Harm.HALT.happen();
                }
                if (number % 10 == 1) {
                  throw new IllegalStateException("on purpose");
                }
              }));
    }
    for (int i = 0; i < 200; i += 7) {
      tasks.get(i).cancel(true);
    }
    assertThat(pool.mapUnordered(IntStream.range(0, 1000).boxed().toList(), x -> x)).hasSize(1000);
    pool.close();
    PoolState state = pool.state();
    assertThat(state.submitted()).isEqualTo(1200);
    assertThat(state.settled()).isEqualTo(1200);
    assertThat(state.queued()).isZero();
    assertThat(state.cancelled()).isEqualTo(tasks.stream().filter(Task::isCancelled).count());
    long failed = tasks.stream().filter(it -> it.state() == Task.State.FAILED).count();
    assertThat(state.failed()).isEqualTo(failed).isPositive();
  }
}
