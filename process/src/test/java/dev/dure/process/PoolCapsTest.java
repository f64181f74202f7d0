package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.Task;
import dev.dure.TaskOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to tasks that take too much: behaviour 14, and what can be asked for, 25. */
@Timeout(300)
class PoolCapsTest {

  private static final int MIB = 1 << 20;

  private static PoolOptions small() {
    return PoolOptions.workers(1).withWorkers(PoolTasks.QUIET.withMaxHeapBytes(32L * MIB));
  }

  private static int fill() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < Integer.MAX_VALUE) {
      all.add(new byte[MIB]);
    }
    return all.size();
  }

  @Test
  @DisplayName(
      "14: a heap that is not enough fails its task by a type of its own; the pool goes on")
  void heap() throws Exception {
    try (ProcessPool pool = ProcessPool.create(small())) {
      long before = pool.submit(() -> ProcessHandle.current().pid()).get();
      Task<Integer> greedy = pool.submit(TaskOptions.named("greedy"), () -> fill());
      Task<Long> behind = pool.submit(() -> ProcessHandle.current().pid());
      Throwable cause = PoolTasks.causeOf(greedy);
      assertThat(cause)
          .isInstanceOf(HeapExhaustedException.class)
          .isInstanceOf(WorkerDiedException.class)
          .hasMessageContaining("Task \"greedy\" exhausted the heap of worker")
          .hasMessageEndingWith("Java heap space.");
      assertThat(behind.get()).isNotEqualTo(before);
    }
  }

  @Test
  @DisplayName("14: an OutOfMemoryError that a task throws by hand is its own")
  void thrownByHand() throws Exception {
    try (ProcessPool pool = ProcessPool.create(small())) {
      long before = pool.submit(() -> ProcessHandle.current().pid()).get();
      Task<Integer> throwing =
          pool.submit(
              () -> {
                throw new OutOfMemoryError("by hand");
              });
      assertThat(PoolTasks.causeOf(throwing))
          .isInstanceOf(TaskFailedException.class)
          .hasMessageContaining("OutOfMemoryError: by hand");
      Task<Integer> halting =
          pool.submit(
              () -> {
                Runtime.getRuntime().halt(HeapExhaustedException.EXIT_CODE);
                return 0;
              });
      assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
      assertThat(PoolTasks.causeOf(halting).getClass()).isEqualTo(WorkerDiedException.class);
      assertThat(before).isPositive();
    }
  }

  @Test
  @DisplayName("14: heap that is exhausted counts as a death for retries")
  void retries() throws Exception {
    try (ProcessPool pool = ProcessPool.create(small())) {
      Task<Integer> greedy = pool.submit(TaskOptions.defaults().withRetries(1), () -> fill());
      Throwable cause = PoolTasks.causeOf(greedy);
      assertThat(cause)
          .isInstanceOf(TaskQuarantinedException.class)
          .hasCauseInstanceOf(HeapExhaustedException.class);
    }
  }

  @Test
  @DisplayName("14: who has more memory resident than allowed is killed, whatever took it")
  void resident() throws Exception {
    PoolOptions capped =
        PoolOptions.workers(1)
            .withWorkers(PoolTasks.QUIET.withMaxHeapBytes(1024L * MIB))
            .withResidentCap(300L * MIB);
    try (ProcessPool pool = ProcessPool.create(capped)) {
      assertThat(pool.submit(() -> new byte[20 * MIB].length).get()).isEqualTo(20 * MIB);
      Throwable cause = PoolTasks.causeOf(pool.submit(TaskOptions.named("large"), () -> keep()));
      assertThat(cause)
          .isInstanceOf(ResidentMemoryExceededException.class)
          .hasMessageContaining("bytes resident while it ran task \"large\"");
      ResidentMemoryExceededException exceeded = (ResidentMemoryExceededException) cause;
      assertThat(exceeded.limitBytes()).isEqualTo(300L * MIB);
      assertThat(exceeded.seenBytes()).isGreaterThan(300L * MIB);
      // A child of the task's: a shell that has a string of 400 MiB.
      Throwable ofChild =
          PoolTasks.causeOf(
              pool.submit(
                  () ->
                      new ProcessBuilder("/bin/sh", "-c", "head -c 400000000 /dev/zero | tail -n 1")
                              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                              .start()
                              .waitFor()
                          + keepNothing()));
      assertThat(ofChild).isInstanceOf(ResidentMemoryExceededException.class);
      assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
    }
  }

  private static int keep() {
    byte[] large = new byte[400 * MIB];
    for (int i = 0; i < large.length; i += 4096) {
      large[i] = 1;
    }
    Signals.idle();
    return large.length;
  }

  private static int keepNothing() {
    Signals.idle();
    return 0;
  }

  private static long spin() {
    long i = 0;
    while (i >= 0) {
      i++;
    }
    return i;
  }

  @Test
  @DisplayName("14: processor time is counted for each task; waiting does not count")
  void cpu() throws Exception {
    PoolOptions capped =
        PoolOptions.workers(1).withWorkers(PoolTasks.QUIET).withCpuCap(Duration.ofMillis(600));
    try (ProcessPool pool = ProcessPool.create(capped)) {
      // Together these take more than the cap, and each less; and one waits for longer.
      long first = pool.submit(() -> ProcessHandle.current().pid()).get();
      for (int i = 0; i < 10; i++) {
        assertThat(pool.submit(() -> burn(120)).get()).isPositive();
      }
      assertThat(pool.submit(() -> pause()).get()).isTrue();
      assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isEqualTo(first);
      Task<Long> endless = pool.submit(TaskOptions.named("endless"), () -> spin());
      Task<Integer> behind = pool.submit(() -> 5);
      Throwable cause = PoolTasks.causeOf(endless);
      assertThat(cause)
          .isInstanceOf(CpuTimeExceededException.class)
          .hasMessageContaining("Task \"endless\" took");
      assertThat(((CpuTimeExceededException) cause).seen()).isGreaterThan(Duration.ofMillis(600));
      assertThat(((CpuTimeExceededException) cause).limit()).isEqualTo(Duration.ofMillis(600));
      assertThat(behind.get()).isEqualTo(5);
    }
  }

  private static boolean pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(900);
    return true;
  }

  /** Takes so much processor time, whatever else runs on the machine. */
  private static long burn(long millis) {
    long end =
        java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
            + TimeUnit.MILLISECONDS.toNanos(millis);
    long rounds = 1;
    while (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        < end) {
      rounds++;
    }
    return rounds;
  }

  @Test
  @DisplayName("14: of a map the input fails that takes too much")
  void cpuOfInputs() {
    PoolOptions capped =
        PoolOptions.workers(1).withWorkers(PoolTasks.QUIET).withCpuCap(Duration.ofMillis(400));
    try (ProcessPool pool = ProcessPool.create(capped)) {
      List<Integer> done = new ArrayList<>();
      assertThatThrownBy(
              () ->
                  pool.map(List.of(1, 2, 0, 3), x -> x == 0 ? (int) spin() : x).forEach(done::add))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(CpuTimeExceededException.class);
      assertThat(done).containsExactly(1, 2);
    }
  }

  @Test
  @DisplayName("14: caps hold in a sandbox, also for what has left the worker's sight")
  void confined() throws Exception {
    assumeTrue(
        ProcessPool.supports(WorkerCapability.SANDBOX),
        () -> "there is no sandbox here: " + WorkerCapability.SANDBOX.missing().orElse(""));
    PoolOptions capped =
        PoolOptions.workers(1)
            .withWorkers(PoolTasks.QUIET.withSandbox(Sandbox.strict()))
            .withCpuCap(Duration.ofMillis(600))
            .withResidentCap(1024L * MIB);
    try (ProcessPool pool = ProcessPool.create(capped)) {
      Task<Integer> daemon =
          pool.submit(
              () -> {
                new ProcessBuilder(
                        "/usr/bin/setsid", "-f", "/bin/sh", "-c", "while true; do true; done")
                    .start()
                    .waitFor();
                return keepNothing();
              });
      assertThat(PoolTasks.causeOf(daemon)).isInstanceOf(CpuTimeExceededException.class);
      assertThat(PoolTasks.causeOf(pool.submit(() -> spin())))
          .isInstanceOf(CpuTimeExceededException.class);
    }
  }

  @Test
  @DisplayName("25: what the machine can do is answered, with the reason if not")
  void capabilities() {
    for (WorkerCapability capability : WorkerCapability.values()) {
      assertThat(ProcessPool.supports(capability)).isEqualTo(capability.missing().isEmpty());
      assertThat(capability.missing().orElse("because")).isNotBlank();
    }
    assertThat(ProcessPool.supports(WorkerCapability.POOL)).isTrue();
    assertThat(ProcessPool.supports(WorkerCapability.CAPS)).isTrue();
  }
}
