package dev.dure.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.SharedInt;
import dev.dure.SharedLongArray;
import dev.dure.memory.MemorySpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WorkersTest {

  private static void assumeProcesses() {
    Scope.PROCESSES.whyAbsent().ifPresent(why -> assumeTrue(false, why));
  }

  @Test
  void eachThreadRunsOnceWithItsNumber() throws InterruptedException {
    AtomicIntegerArray runs = new AtomicIntegerArray(7);
    Duration time = Workers.threads(7, runs::incrementAndGet);
    assertThat(runs).hasToString("[1, 1, 1, 1, 1, 1, 1]");
    assertThat(time).isPositive();
  }

  @Test
  void eachProcessRunsOnceWithItsNumber() throws InterruptedException {
    assumeProcesses();
    try (MemorySpace space = MemorySpace.create()) {
      SharedLongArray runs = space.newLongArray(3);
      Duration time = Workers.processes(space, 3, worker -> runs.getAndAdd(worker, 1));
      assertThat(runs.toArray()).containsExactly(1, 1, 1);
      assertThat(time).isPositive();
    }
  }

  /** Nobody begins before all are there: each finds the latch of all others counted down. */
  @Test
  void threadsBeginTogether() throws InterruptedException {
    CountDownLatch allRun = new CountDownLatch(20);
    Workers.threads(
        20,
        worker -> {
          allRun.countDown();
          allRun.await(); // would hang if the workers ran one after the other
        });
    assertThat(allRun.getCount()).isZero();
  }

  @Test
  void processesBeginTogether() throws InterruptedException {
    assumeProcesses();
    try (MemorySpace space = MemorySpace.create()) {
      SharedInt running = space.newInt(0);
      Workers.processes(
          space,
          3,
          worker -> {
            running.increment();
            while (running.get() < 3) { // would hang if the workers ran one after the other
              Thread.onSpinWait();
            }
          });
      assertThat(running.get()).isEqualTo(3);
    }
  }

  @Test
  void failuresOfAllThreadsSurface() {
    AtomicInteger ended = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Workers.threads(
                    4,
                    worker -> {
                      ended.incrementAndGet();
                      if (worker > 1) {
                        throw new IllegalStateException("on purpose");
                      }
                    }))
        .isInstanceOf(WorkerFailedException.class)
        .hasMessageContaining("a thread) failed: java.lang.IllegalStateException: on purpose")
        .hasRootCauseMessage("on purpose")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(ended).hasValue(4);
  }

  @Test
  void aProcessThatThrowsEndsAll() {
    assumeProcesses();
    try (MemorySpace space = MemorySpace.create()) {
      assertThatThrownBy(
              () ->
                  Workers.processes(
                      space,
                      2,
                      worker -> {
                        if (worker == 1) {
                          throw new IllegalStateException("on purpose");
                        }
                        Thread.sleep(Duration.ofHours(1));
                      }))
          .isInstanceOf(WorkerFailedException.class)
          .hasMessageContaining("worker-1")
          .hasMessageContaining("java.lang.IllegalStateException: on purpose");
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aProcessThatIsKilledEndsAll() {
    assumeProcesses();
    try (MemorySpace space = MemorySpace.create()) {
      assertThatThrownBy(
              () ->
                  Workers.processes(
                      space,
                      2,
                      worker -> {
                        if (worker == 0) {
                          Runtime.getRuntime().halt(7);
                        }
                        Thread.sleep(Duration.ofHours(1));
                      }))
          .isInstanceOfSatisfying(
              WorkerFailedException.class, e -> assertThat(e.exitCode()).isEqualTo(7))
          .hasMessageContaining("worker-0");
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void interruptionKillsTheProcesses() throws Exception {
    assumeProcesses();
    try (MemorySpace space = MemorySpace.create()) {
      SharedInt running = space.newInt(0);
      FutureTask<Duration> run =
          new FutureTask<>(
              () ->
                  Workers.processes(
                      space,
                      2,
                      worker -> {
                        running.increment();
                        Thread.sleep(Duration.ofHours(1));
                      }));
      Thread starter = Thread.ofPlatform().start(run);
      while (running.get() < 2 && starter.isAlive()) {
        Thread.onSpinWait();
      }
      List<ProcessHandle> processes = new ArrayList<>();
      ProcessHandle.current().children().forEach(processes::add);
      starter.interrupt();
      starter.join();
      assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
      assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }
  }
}
